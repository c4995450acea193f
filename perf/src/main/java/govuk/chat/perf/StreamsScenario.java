package govuk.chat.perf;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How much memory the server needs for thousands of event streams that wait for a slow agent. */
final class StreamsScenario implements Scenario {
    private static final int STREAMS = 5_000;
    private static final double MOST_MEBIBYTES = 512;
    private static final Duration OPENING = Duration.ofMinutes(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(40);
    private static final Duration ANSWERING = Duration.ofMinutes(2);

    private final Rig rig;
    private final List<String> flags;

    /** The flags make the server's process small. */
    StreamsScenario(Rig rig, List<String> flags) {
        this.rig = rig.withFlags(flags);
        this.flags = List.copyOf(flags);
    }

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public Result run() {
        var count = rig.scaled(STREAMS, 20);
        DescriptorLimit.current().check(count);
        try (var loop = new Loop("driver");
                var agent = FakeAgent.start(new AgentScript(4, Duration.ofMillis(50), true));
                var server = rig.chat("streams", settings(agent))) {
            var sessions = new Sessions(loop, server.address()).make(count);
            var atRest = server.memory();
            try (var streams = new OpenStreams(loop, server.address(), sessions)) {
                return measure(streams, agent, server, atRest, count);
            }
        } catch (IOException e) {
            throw new BenchException("Cannot start the fake agent: " + e.getMessage(), e);
        }
    }

    private Result measure(OpenStreams streams, FakeAgent agent, ChildServer server, Memory atRest, int count) {
        streams.begin();
        var notOpened = streams.awaitOpened(OPENING);
        var silent = streams.awaitHeartbeats(HEARTBEAT);
        var open = server.memory();
        var asked = agent.answering();
        var broken = streams.broken();
        agent.release();
        var unanswered = streams.awaitCompleted(ANSWERING);
        var peak = Math.max(open.peakMebibytes(), server.memory().peakMebibytes());
        var figures = List.of(
                new Figure("memory with the sessions made, no stream", atRest.residentMebibytes(), "MiB"),
                new Figure("memory with all streams open", open.residentMebibytes(), "MiB"),
                new Figure("highest memory, answers included", peak, "MiB"),
                new Figure("streams with a first event", count - notOpened, "of " + count),
                new Figure("streams with a heartbeat", count - silent, "of " + count),
                new Figure("questions held by the agent meanwhile", asked, ""),
                new Figure("streams broken while open", broken, ""),
                new Figure("streams with their whole answer after release", count - unanswered, "of " + count));
        var targets = List.of(
                new Target("open, alive streams", count - silent, Target.Bound.AT_LEAST, count, ""),
                new Target("highest memory of the server", peak, Target.Bound.UNDER, MOST_MEBIBYTES, "MiB"));
        return new Result(name(), figures, targets, notes(streams, server));
    }

    private List<String> notes(OpenStreams streams, ChildServer server) {
        var notes = new ArrayList<String>();
        notes.add("Memory is the resident set of the server's process, started with " + String.join(" ", flags) + ".");
        if (!server.isAlive()) {
            notes.add("The server ended by itself; streams.log has its last words.");
        }
        if (!streams.firstFault().isEmpty()) {
            notes.add("First broken stream: " + streams.firstFault());
        }
        return notes;
    }

    private static Map<String, String> settings(FakeAgent agent) {
        return Map.of(
                "AI_AGENT_URL", agent.url(),
                "AI_AGENT_MODEL", "fake",
                // The agent is silent on purpose, for longer than a server should put up with.
                "AI_AGENT_FIRST_TOKEN_LIMIT", "10m",
                "AI_AGENT_SILENCE_LIMIT", "10m",
                "AI_AGENT_TOTAL_LIMIT", "10m");
    }
}
