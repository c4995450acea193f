package govuk.chat.perf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is left of the session flow while strangers try passwords as fast as they are answered. */
final class LoginFloodScenario implements Scenario {
    private static final int CONNECTIONS = 32;
    /** As many as may wait for a hash, nearly: more would be turned away, which costs next to nothing. */
    private static final int STRANGERS = 32;

    private static final int WARM_REQUESTS = 30_000;
    private static final int WARM_UP_ROUNDS = 12;
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int ROUNDS = 3;
    /** Half of the processors hash, the other half is the chat's. */
    private static final double SHARE = 0.5;

    private final Rig rig;

    LoginFloodScenario(Rig rig) {
        this.rig = rig;
    }

    @Override
    public String name() {
        return "login-flood";
    }

    @Override
    public Result run() {
        try (var loop = new Loop("driver");
                var server = rig.chat("login-flood", Map.of())) {
            var quiet = new FlowSide("quiet", loop, server, SessionCycle::new);
            var flooded = new FlowSide("flooded", loop, server, SessionCycle::new);
            var strangers = new ClosedLoop(loop, server.address());
            warmUp(quiet);
            quiet.forget();
            var ratios = new ArrayList<Double>();
            var logins = new Samples();
            for (var round = 0; round < ROUNDS; round++) {
                var usual = quiet.round(CONNECTIONS, rig.scaled(ROUND));
                var flood = CompletableFuture.supplyAsync(
                        () -> strangers.run(strangers(), rig.scaled(ROUND)), Thread::startVirtualThread);
                var during = flooded.round(CONNECTIONS, rig.scaled(ROUND));
                logins.addAll(
                        Await.result(flood, LONGEST, "The logins do not end").all());
                ratios.add(during.requestsPerSecond() / Math.max(1, usual.requestsPerSecond()));
            }
            return result(quiet, flooded, logins, ratios);
        }
    }

    private void warmUp(FlowSide side) {
        for (var round = 0; round < WARM_UP_ROUNDS && side.requests() < rig.scaled(WARM_REQUESTS, 1); round++) {
            side.round(CONNECTIONS, rig.scaled(ROUND));
        }
    }

    private static List<LoginCycle> strangers() {
        return IntStream.range(0, STRANGERS)
                .mapToObj(number -> new LoginCycle("stranger-" + number + "-" + System.nanoTime()))
                .toList();
    }

    private Result result(FlowSide quiet, FlowSide flooded, Samples logins, List<Double> ratios) {
        var figures = new ArrayList<>(quiet.figures(CONNECTIONS));
        figures.addAll(flooded.figures(CONNECTIONS));
        figures.add(new Figure("logins answered", logins.size(), ""));
        figures.add(new Figure("login p50", logins.medianMillis(), "ms"));
        var notes = new ArrayList<String>();
        Stream.of(quiet.firstError(), flooded.firstError())
                .filter(error -> !error.isEmpty())
                .map(error -> "First wrong answer: " + error)
                .forEach(notes::add);
        notes.add("Medians of " + ROUNDS + " rounds of the session flow at " + CONNECTIONS
                + " connections, without and with " + STRANGERS
                + " others that try passwords, each for another account; rate limits are off.");
        return new Result(
                name(),
                figures,
                List.of(new Target(
                        "flow during a flood of logins / without",
                        Medians.of(ratios),
                        Target.Bound.AT_LEAST,
                        SHARE,
                        "")),
                notes);
    }
}
