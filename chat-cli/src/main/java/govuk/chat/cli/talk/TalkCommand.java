package govuk.chat.cli.talk;

import govuk.chat.cli.command.AskCommand;
import govuk.chat.cli.command.ChatCommand;
import govuk.chat.cli.context.PrivateFile;
import govuk.chat.cli.context.Surroundings;
import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.ExitStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chat talk}: the interactive chat. */
@Command(
        name = "talk",
        description =
                "Talks with the agent: type, and see the answer being written. /help lists what else can be typed.",
        footer = {"", "Examples:", "  chat talk", "  chat talk --session SESSION --context staging"})
public final class TalkCommand extends ChatCommand {
    @Option(names = "--session", paramLabel = "ID", description = "Go on in this session.")
    private @Nullable String session;

    public TalkCommand(Surroundings here) {
        super(here);
    }

    @Override
    protected ExitStatus run() throws Exception {
        var chosen = options().choose(here());
        if (!here().streams().isInTerminal() || !here().streams().out().isTerminal()) {
            throw CliException.usage("talk needs a terminal. In a script, use \"chat ask\".");
        }
        var first = Optional.ofNullable(session).map(AskCommand::sessionId);
        var history = PrivateFile.ensure(here().stateFolder().resolve("history"));
        try (var client = chosen.open();
                var screen = new JLineScreen(Talk.WORDS, history)) {
            screen.say("Talking to " + chosen.server() + ". /help lists what you can type; Ctrl-D leaves.");
            return new Talk(screen, new Conversation(client, screen, here().folder(), first)).run();
        }
    }
}
