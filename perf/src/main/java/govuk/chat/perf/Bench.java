package govuk.chat.perf;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The benchmark behind {@code ./chat bench}: runs the scenarios, prints and writes what it measured. */
public final class Bench {
    private static final int MEASURED = 0;
    private static final int NOT_MEASURED = 1;
    private static final int WRONG_USE = 2;
    /** A small heap of one region kind, few stacks and arenas: what counts here is the size of the whole process. */
    private static final List<String> SMALL = List.of(
            "-Xmx288m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+ExitOnOutOfMemoryError");

    private final PrintStream output;
    private final PrintStream errors;
    private final Clock clock;
    private final Path checkout;

    Bench(PrintStream output, PrintStream errors, Clock clock, Path checkout) {
        this.output = output;
        this.errors = errors;
        this.clock = clock;
        this.checkout = checkout;
    }

    /** Ends with 0 when everything was measured, whatever the figures; 1 when it could not be; 2 on wrong use. */
    public static void main(String[] arguments) {
        System.exit(new Bench(System.out, System.err, Clock.systemUTC(), checkout()).run(arguments));
    }

    int run(String... arguments) {
        if (List.of(arguments).contains("--help")) {
            output.print(Options.HELP);
            return MEASURED;
        }
        try {
            return measure(new OptionsParser(checkout, arguments).parse());
        } catch (IllegalArgumentException e) {
            errors.println(e.getMessage() + ". Try --help.");
            return WRONG_USE;
        } catch (BenchException e) {
            errors.println(e.getMessage());
            return NOT_MEASURED;
        }
    }

    private int measure(Options options) {
        if (!Files.isRegularFile(options.serverJar())) {
            throw new BenchException(
                    "There is no server at " + options.serverJar() + ". Build it first: mvn -B -DskipTests package");
        }
        var chat = List.of("-jar", options.serverJar().toAbsolutePath().toString(), "server");
        var rig = new Rig(new Programs(options.jvmFlags(), chat), options.out(), options.scale());
        return measure(options, rig);
    }

    int measure(Options options, Rig rig) {
        var startedAt = clock.instant();
        var results = new ArrayList<Result>();
        for (var scenario : scenarios(rig)) {
            if (options.only().contains(scenario.name())) {
                output.println("Measuring " + scenario.name() + " …");
                results.add(scenario.run());
            }
        }
        var flags = String.join(" ", options.jvmFlags());
        var report = new Report(startedAt, Machine.current(), options.scale(), flags, results);
        new ReportFiles(options.out()).write(report);
        options.page().ifPresent(page -> ReportFiles.writePage(report, page));
        output.print(report.text());
        output.println("\nWritten to " + options.out().resolve("report.txt") + " and report.json");
        return MEASURED;
    }

    private static List<Scenario> scenarios(Rig rig) {
        return List.of(
                new FlowScenario(rig),
                new GrowthScenario(rig),
                new FirstTokenScenario(rig),
                new LoginFloodScenario(rig),
                new StreamsScenario(rig, SMALL),
                new StartUpScenario(rig));
    }

    /** This program is perf/target/perf.jar of the checkout, and started by its path. */
    private static Path checkout() {
        var jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        return jar.resolve("../../..").normalize();
    }
}
