package govuk.chat.perf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** One of the two servers that are compared, and the rounds measured on it so far. */
final class FlowSide {
    private final String name;
    private final ChildServer server;
    private final ClosedLoop driver;
    private final Supplier<Cycle> cycles;
    private final List<Measured> rounds = new ArrayList<>();

    private record Measured(Round round, double serverMicros, double driverMicros) {}

    FlowSide(String name, Loop loop, ChildServer server, Supplier<Cycle> cycles) {
        this.name = name;
        this.server = server;
        this.driver = new ClosedLoop(loop, server.address());
        this.cycles = cycles;
    }

    Round round(int connections, Duration length) {
        var serverBefore = server.processorTime();
        var driverBefore = driverTime();
        var round = driver.run(Stream.generate(cycles).limit(connections).toList(), length);
        var requests = Math.max(1, round.all().size());
        rounds.add(new Measured(
                round,
                server.processorTime().minus(serverBefore).toNanos() / 1e3 / requests,
                driverTime().minus(driverBefore).toNanos() / 1e3 / requests));
        return round;
    }

    /** Answered in the rounds that are not forgotten. */
    int requests() {
        return rounds.stream().mapToInt(measured -> measured.round.all().size()).sum();
    }

    void forget() {
        rounds.clear();
    }

    List<Figure> figures(int connections) {
        var prefix = name + " " + connections + " connections ";
        var figures = new ArrayList<Figure>();
        figures.add(new Figure(prefix + "rate", median(measured -> measured.round.requestsPerSecond()), "requests/s"));
        for (var percent : List.of(50, 95, 99)) {
            figures.add(new Figure(
                    prefix + "p" + percent,
                    median(measured -> measured.round.all().percentileMillis(percent)),
                    "ms"));
        }
        for (var step : steps()) {
            figures.add(new Figure(
                    prefix + step + " p50",
                    median(measured -> measured.round.step(step).medianMillis()),
                    "ms"));
        }
        figures.add(new Figure(prefix + "server processor time", median(Measured::serverMicros), "us/request"));
        figures.add(new Figure(prefix + "driver processor time", median(Measured::driverMicros), "us/request"));
        figures.add(new Figure(prefix + "wrong answers", errors(), ""));
        return figures;
    }

    /** The first wrong answer of all rounds, or empty. */
    String firstError() {
        return rounds.stream()
                .map(measured -> measured.round.firstError())
                .filter(error -> !error.isEmpty())
                .findFirst()
                .orElse("");
    }

    private int errors() {
        return rounds.stream().mapToInt(measured -> measured.round.errors()).sum();
    }

    private SortedSet<String> steps() {
        var names = new TreeSet<String>();
        rounds.forEach(measured -> names.addAll(measured.round.steps()));
        return names;
    }

    private double median(ToDoubleFunction<Measured> value) {
        return Medians.of(rounds.stream().mapToDouble(value).boxed().toList());
    }

    private static Duration driverTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
