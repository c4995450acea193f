package govuk.chat.perf;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How much later the first token comes through the chat server than from the agent itself. */
final class FirstTokenScenario implements Scenario {
    private static final int TOKENS = 64;
    private static final Duration GAP = Duration.ofMillis(50);
    private static final double MOST_ALONE = 3;
    private static final double MOST_IN_CROWD = 20;

    private final Rig rig;

    FirstTokenScenario(Rig rig) {
        this.rig = rig;
    }

    @Override
    public String name() {
        return "first-token";
    }

    @Override
    public Result run() {
        var script = new AgentScript(rig.scaled(TOKENS, 4), GAP, false);
        try (var loop = new Loop("driver");
                var agent = FakeAgent.start(script);
                var server = rig.chat("first-token", settings(agent))) {
            var bench = new Comparison(loop, agent, server, script);
            bench.compare(rig.scaled(200, 2), 3); // warms both up
            var figures = new ArrayList<Figure>();
            var alone = bench.compare(1, rig.scaled(12, 2));
            var some = bench.compare(rig.scaled(200, 2), 2);
            var crowd = bench.compare(rig.scaled(1_000, 10), 2);
            for (var level : List.of(alone, some, crowd)) {
                figures.addAll(level.figures());
            }
            var targets = List.of(
                    alone.target(50, MOST_ALONE), crowd.target(50, MOST_IN_CROWD), crowd.target(95, MOST_IN_CROWD));
            return new Result(name(), figures, targets, notes(script, List.of(alone, some, crowd)));
        } catch (IOException e) {
            throw new BenchException("Cannot start the fake agent: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> settings(FakeAgent agent) {
        return Map.of("AI_AGENT_URL", agent.url(), "AI_AGENT_MODEL", "fake");
    }

    private static List<String> notes(AgentScript script, List<FirstTokenLevel> levels) {
        var notes = new ArrayList<String>();
        notes.add("The fake agent says " + script.tokens() + " tokens, "
                + script.gap().toMillis()
                + " ms apart, the first at once. Streams begin at fixed intervals, so that the stated number is open.");
        notes.add("Added is through minus direct, measured in turn; through includes storing the question.");
        levels.stream()
                .map(FirstTokenLevel::fault)
                .filter(fault -> !fault.isEmpty())
                .forEach(notes::add);
        return notes;
    }

    private record Comparison(Loop loop, FakeAgent agent, ChildServer server, AgentScript script) {
        FirstTokenLevel compare(int open, int rounds) {
            var arrivals = Arrivals.keepingOpen(open, script.length());
            var sessions = new Sessions(loop, server.address());
            var level = new FirstTokenLevel(open);
            for (var round = 0; round < rounds; round++) {
                level.addDirect(new StreamRun(loop, agent.address(), new DirectPath(), arrivals).measure());
                var through = new ThroughPath(sessions.make(arrivals.streams()));
                level.addThrough(new StreamRun(loop, server.address(), through, arrivals).measure());
            }
            return level;
        }
    }
}
