package govuk.chat.cli.command;

import govuk.chat.cli.context.Surroundings;
import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.cli.outcome.Verdict;
import govuk.chat.core.client.ChatClient;
import govuk.chat.core.model.SessionId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code chat ask}: one question, and its answer on standard output. */
@Command(
        name = "ask",
        description = "Asks one question and prints the answer while it is written.",
        footer = {
            "",
            "Examples:",
            "  chat ask \"How do I renew my passport?\"",
            "  git diff | chat ask - -o json | jq -r .text"
        })
public final class AskCommand extends ChatCommand {
    @Parameters(paramLabel = "QUESTION", description = "The question, or - to read it from standard input.")
    private String question = "";

    @Option(names = "--session", paramLabel = "ID", description = "Ask in this session instead of a new one.")
    private @Nullable String session;

    @Option(names = "--no-stream", description = "Print nothing until the answer is whole.")
    private boolean isWhole;

    public AskCommand(Surroundings here) {
        super(here);
    }

    @Override
    protected ExitStatus run() throws InterruptedException {
        var chosen = options().choose(here());
        var form = options().form(chosen.settings());
        var text = Question.read(question, here().streams());
        try (var client = chosen.open()) {
            var asking = new Asking(client);
            var sent = asking.send(session(client), text);
            var printer = new AnswerPrinter(here().streams(), form, !isWhole, sent);
            var end = asking.follow(sent, printer);
            printer.end(end);
            tellSession(sent.message().session());
            return end(Asking.verdict(end));
        }
    }

    private ExitStatus end(Verdict verdict) {
        if (verdict.status() != ExitStatus.OK) {
            here().streams().say(verdict.line());
        }
        return verdict.status();
    }

    private SessionId session(ChatClient client) throws InterruptedException {
        return session == null ? client.sessions().create().id() : sessionId(session);
    }

    /** A person may want to go on; a program has the id in the JSON. */
    private void tellSession(SessionId id) {
        if (session == null && here().streams().isMessagesTerminal()) {
            here().streams().say("to go on: --session " + id);
        }
    }

    /** @throws CliException if it is none */
    public static SessionId sessionId(String text) {
        try {
            return new SessionId(text);
        } catch (IllegalArgumentException e) {
            throw new CliException(
                    ExitStatus.USAGE, "\"" + text + "\" is no id of a session. \"chat sessions list\" shows them.", e);
        }
    }
}
