package govuk.chat.cli.script.command;

import govuk.chat.cli.command.ChatCommand;
import govuk.chat.cli.context.Surroundings;
import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.cli.script.ScriptProblems;
import govuk.chat.cli.script.read.RecordingReader;
import govuk.chat.cli.script.recorded.RecordedAgent;
import govuk.chat.cli.script.recorded.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code chat replay}: an agent that answers from a recording. */
@Command(
        name = "replay",
        description = "Answers from a recording, as an agent for a server under test, until it is stopped.",
        footer = {
            "",
            "Examples:",
            "  chat replay passport.recording.yaml --port 9099",
            "  AI_AGENT_URL=http://127.0.0.1:9099/v1 chat server"
        })
public final class ReplayCommand extends ChatCommand {
    @Parameters(paramLabel = "FILE", description = "The recording.")
    private Path file = Path.of("");

    @Option(names = "--port", paramLabel = "N", description = "The port to listen on (any that is free).")
    private int port;

    public ReplayCommand(Surroundings here) {
        super(here);
    }

    @Override
    protected ExitStatus run() throws InterruptedException {
        try {
            return serve(RecordingReader.read(file));
        } catch (ScriptProblems e) {
            e.problems().forEach(problem -> here().streams().say(problem.toString()));
            return ExitStatus.USAGE;
        }
    }

    private ExitStatus serve(Recording recording) throws InterruptedException {
        try (var agent = RecordedAgent.start(recording, port)) {
            here().streams().out().println(agent.url().toString());
            new CountDownLatch(1).await();
            return ExitStatus.OK;
        } catch (IOException | IllegalArgumentException e) {
            throw new CliException(ExitStatus.USAGE, "cannot listen on port " + port + ": " + e.getMessage() + ".", e);
        }
    }
}
