package govuk.chat.cli.command;

import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.cli.outcome.Verdict;
import govuk.chat.core.client.ChatClient;
import govuk.chat.core.client.NewMessage;
import govuk.chat.core.client.Sent;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.SessionId;
import java.util.function.Consumer;

/** Sends a question and follows the answer. If the process is told to end meanwhile (Ctrl-C, SIGTERM), the agent is told to stop. */
final class Asking {
    private final ChatClient client;

    Asking(ChatClient client) {
        this.client = client;
    }

    Sent send(SessionId session, String question) throws InterruptedException {
        return client.messages().send(session, NewMessage.of(question));
    }

    ReplyEvent.End follow(Sent sent, Consumer<ReplyEvent> listener) throws InterruptedException {
        var stop = StopOnExit.of(client, sent.reply().id());
        try {
            return client.replies().follow(sent.reply().id(), listener);
        } finally {
            stop.disarm();
        }
    }

    /** What the end of a reply means for the command. */
    static Verdict verdict(ReplyEvent.End end) {
        return switch (end) {
            case ReplyEvent.Completed completed -> new Verdict(ExitStatus.OK, "");
            case ReplyEvent.Failed failed -> Verdict.of(failed.failure());
            case ReplyEvent.Cancelled cancelled ->
                new Verdict(ExitStatus.UNAVAILABLE, "the answer was stopped before its end.");
        };
    }
}
