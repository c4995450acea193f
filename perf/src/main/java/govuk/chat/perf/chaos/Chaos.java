package govuk.chat.perf.chaos;

import govuk.chat.perf.BenchException;
import govuk.chat.perf.Machine;
import govuk.chat.perf.MarkedPage;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The program behind {@code ./chat chaos}: runs the cases one after the other, and prints and writes what came of them. */
public final class Chaos {
    static final String MATRIX_BEGIN = "<!-- matrix: written by ./chat chaos --page -->";
    static final String MATRIX_END = "<!-- end of matrix -->";
    private static final int CLEAN = 0;
    private static final int NOT_CLEAN = 1;
    private static final int WRONG_USE = 2;

    private final PrintStream output;
    private final PrintStream errors;
    private final Clock clock;
    private final Path checkout;

    Chaos(PrintStream output, PrintStream errors, Clock clock, Path checkout) {
        this.output = output;
        this.errors = errors;
        this.clock = clock;
        this.checkout = checkout;
    }

    /** Ends with 0 when nothing was lost or doubled and everything ended; 1 when not, or when it could not be tried; 2 on wrong use. */
    public static void main(String[] arguments) {
        System.exit(new Chaos(System.out, System.err, Clock.systemUTC(), checkout()).run(arguments));
    }

    int run(String... arguments) {
        var names = FaultCases.all().stream().map(FaultCase::name).toList();
        if (List.of(arguments).contains("--help")) {
            output.print(ChaosOptions.HELP);
            return CLEAN;
        }
        if (List.of(arguments).contains("--list")) {
            names.forEach(output::println);
            return CLEAN;
        }
        try {
            return run(new ChaosOptionsParser(checkout, names, arguments).parse());
        } catch (IllegalArgumentException e) {
            errors.println(e.getMessage() + ". Try --help.");
            return WRONG_USE;
        } catch (BenchException e) {
            errors.println(e.getMessage());
            return NOT_CLEAN;
        }
    }

    private int run(ChaosOptions options) {
        if (!Files.isRegularFile(options.serverJar())) {
            throw new BenchException(
                    "There is no server at " + options.serverJar() + ". Build it first: mvn -B -DskipTests package");
        }
        var matrix = matrix(options);
        output.print("\n" + matrix.text());
        options.json().ifPresent(matrix::writeJson);
        options.page()
                .ifPresent(page ->
                        new MarkedPage(page, MATRIX_BEGIN, MATRIX_END).write("```\n" + matrix.text() + "```\n"));
        return matrix.isClean() ? CLEAN : NOT_CLEAN;
    }

    private Matrix matrix(ChaosOptions options) {
        var startedAt = clock.instant();
        var trial = new Trial(options.people(), options.faultLength());
        var rows = new ArrayList<Row>();
        var notRun = new TreeMap<String, String>();
        output.print(Matrix.head());
        try (var sites = new Sites(new Servers(options.serverJar(), options.out(), options.replicas()))) {
            for (var fault : FaultCases.all()) {
                if (!options.only().contains(fault.name())) {
                    continue;
                }
                var obstacle = fault.place().obstacle().get();
                if (obstacle.isPresent()) {
                    notRun.put(fault.what(), obstacle.get());
                } else {
                    rows.add(run(fault, trial, sites));
                }
            }
        }
        return new Matrix(startedAt, Machine.current(), options, rows, notRun);
    }

    private <S extends Site> Row run(FaultCase<S> fault, Trial trial, Sites sites) {
        var row = trial.run(fault, sites.get(fault.place()));
        output.print(Matrix.line(row));
        output.flush();
        if (!row.isClean()) {
            sites.close();
        }
        return row;
    }

    /** This program is perf/target/perf.jar of the checkout, and started by its path. */
    private static Path checkout() {
        var jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        return jar.resolve("../../..").normalize();
    }
}
