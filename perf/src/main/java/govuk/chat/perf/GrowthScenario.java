package govuk.chat.perf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the 4,000th message of a session costs against the 10th. */
final class GrowthScenario implements Scenario {
    private static final int MESSAGES = 4_000;
    private static final int SESSIONS = 4;
    private static final int ROUNDS = 40;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final double MOST = 1.2;

    private final Rig rig;

    GrowthScenario(Rig rig) {
        this.rig = rig;
    }

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public Result run() {
        try (var loop = new Loop("driver");
                var server = rig.chat("growth", Map.of())) {
            var driver = new ClosedLoop(loop, server.address());
            var rounds = rig.scaled(ROUNDS, 4);
            var before = rig.scaled(MESSAGES, 20) - GrowthProbe.messagesEach(rounds, SESSIONS) / 2;
            var sessions = Stream.generate(() -> new GrowingCycle(Math.max(1, before)))
                    .limit(SESSIONS)
                    .toList();
            driver.run(sessions, LONGEST);
            var probe =
                    new GrowthProbe(sessions.stream().map(GrowingCycle::chat).toList(), rounds);
            return result(driver.run(List.of(probe), LONGEST));
        }
    }

    private Result result(Round round) {
        var tenth = round.step(GrowthProbe.TENTH);
        var grown = round.step(GrowthProbe.GROWN);
        var figures = List.of(
                new Figure("10th message p50", tenth.medianMillis(), "ms"),
                new Figure("10th message p95", tenth.percentileMillis(95), "ms"),
                new Figure("4,000th message p50", grown.medianMillis(), "ms"),
                new Figure("4,000th message p95", grown.percentileMillis(95), "ms"),
                new Figure("samples of each", grown.size(), ""),
                new Figure("wrong answers", round.errors(), ""));
        var ratio = grown.medianMillis() / Math.max(1e-6, tenth.medianMillis());
        return new Result(
                name(),
                figures,
                List.of(new Target("4,000th / 10th message", ratio, Target.Bound.AT_MOST, MOST, "")),
                List.of(
                        "A message here is one question sent and its stored answer, so the grown sessions hold twice as"
                                + " many entries.",
                        "Sent in turn on one connection, to fresh sessions and to " + SESSIONS
                                + " sessions grown beforehand to about " + rig.scaled(MESSAGES, 20) + "."));
    }
}
