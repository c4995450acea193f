package govuk.chat.perf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Requests a second of the session flow against those of a bare resource, both alive and measured in turn. */
final class FlowScenario implements Scenario {
    private static final List<Integer> CONNECTIONS = List.of(32, 128);
    /** The compiler works through the first tens of thousands of requests; figures from that time say nothing. */
    private static final int WARM_REQUESTS = 60_000;

    private static final int WARM_UP_ROUNDS = 30;
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final int ROUNDS = 5;
    private static final double SHARE = 0.5;

    private final Rig rig;

    FlowScenario(Rig rig) {
        this.rig = rig;
    }

    @Override
    public String name() {
        return "flow";
    }

    @Override
    public Result run() {
        var figures = new ArrayList<Figure>();
        var targets = new ArrayList<Target>();
        var notes = new ArrayList<String>();
        try (var loop = new Loop("driver");
                var bareServer = rig.bare();
                var chatServer = rig.chat("flow", Map.of())) {
            var bare = new FlowSide("bare", loop, bareServer, BareCycle::new);
            var chat = new FlowSide("flow", loop, chatServer, SessionCycle::new);
            warmUp(bare, chat);
            for (var connections : CONNECTIONS) {
                var ratios = measure(connections, bare, chat);
                figures.addAll(bare.figures(connections));
                figures.addAll(chat.figures(connections));
                notes.addAll(faults(connections, bare, chat));
                targets.add(new Target(
                        "flow / bare at " + connections + " connections",
                        Medians.of(ratios),
                        Target.Bound.AT_LEAST,
                        SHARE,
                        ""));
            }
        }
        notes.addAll(method());
        return new Result(name(), figures, targets, notes);
    }

    /** By requests and not by time, since a slow or busy machine needs longer; at most five minutes. */
    private void warmUp(FlowSide bare, FlowSide chat) {
        var enough = rig.scaled(WARM_REQUESTS, 1);
        for (var round = 0; round < WARM_UP_ROUNDS && chat.requests() < enough; round++) {
            if (bare.requests() < enough) {
                bare.round(CONNECTIONS.getLast(), rig.scaled(ROUND));
            }
            chat.round(CONNECTIONS.getLast(), rig.scaled(ROUND));
        }
    }

    /** The ratio of each pair of neighbouring rounds: what slows the machine for a while slows both. */
    private List<Double> measure(int connections, FlowSide bare, FlowSide chat) {
        bare.forget();
        chat.forget();
        return Stream.generate(() -> {
                    var yardstick = bare.round(connections, rig.scaled(ROUND));
                    var flow = chat.round(connections, rig.scaled(ROUND));
                    return flow.requestsPerSecond() / Math.max(1, yardstick.requestsPerSecond());
                })
                .limit(ROUNDS)
                .toList();
    }

    private static List<String> faults(int connections, FlowSide... sides) {
        return Stream.of(sides)
                .filter(side -> !side.firstError().isEmpty())
                .map(side -> "First wrong answer at " + connections + " connections: " + side.firstError())
                .toList();
    }

    private List<String> method() {
        return List.of(
                "Every connection is its own visitor; each cycle creates a session, sends one message (waits for the"
                        + " stored answer) and reads both.",
                "Medians of " + ROUNDS + " rounds, bare and flow in turn; the ratio is the median of neighbouring"
                        + " pairs. Store: SQLite on " + rig.fileSystem() + ".");
    }
}
