package govuk.chat.cli.script.client;

import govuk.chat.cli.script.Script;
import govuk.chat.cli.script.run.Given;
import govuk.chat.cli.script.run.RunSwitch;
import govuk.chat.cli.script.run.StepResult;
import govuk.chat.cli.script.run.SuiteResult;
import govuk.chat.cli.script.run.SuiteRunner;
import govuk.chat.cli.script.run.World;
import govuk.chat.cli.script.server.ScriptTarget;
import govuk.chat.cli.script.server.ScriptTargets;
import govuk.chat.core.client.ChatClient;
import govuk.chat.core.client.ClientSettings;
import govuk.chat.core.client.Connection;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Runs scripts against a server, as a visitor. */
public final class ServerRun implements ScriptTargets {
    private final URI server;

    public ServerRun(URI server) {
        this.server = server;
    }

    public SuiteResult run(List<Script> scripts, int parallel) throws Exception {
        var world = new World(Clock.systemUTC(), () -> UUID.randomUUID().toString(), Thread::sleep, Map.of());
        var given = new Given(Map.of(), Map.of(), Map.of());
        return new SuiteRunner(this, given, world, new RunSwitch()).run(scripts, parallel, false, file -> {});
    }

    /** The steps that failed, as they are. */
    public static List<StepResult> failed(SuiteResult result) {
        return result.files().stream()
                .flatMap(file -> file.steps().stream())
                .filter(StepResult::isFailed)
                .toList();
    }

    @Override
    public boolean knows(String context) {
        return context.isEmpty();
    }

    @Override
    public ScriptTarget open(String context) {
        return new ClientTarget(clients(server), "");
    }

    static Clients clients(URI server) {
        return (limits, tokens) -> new ChatClient(new ClientSettings(server, tokens, limits, Connection.defaults()));
    }
}
