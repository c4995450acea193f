package govuk.chat.cli.doctor;

import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.cli.outcome.Verdict;
import govuk.chat.core.client.ChatClient;
import govuk.chat.core.client.ClientException;
import govuk.chat.core.client.NewMessage;
import govuk.chat.core.client.RemoteReply;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.SessionId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Asks one question and looks at when the pieces of its answer come: a proxy that holds them back lets them all through at the end. */
final class StreamLook {
    private static final String QUESTION =
            "This is a test of the connection by chat doctor. Please answer with three short sentences about nothing"
                    + " in particular.";

    /** An answer that is written in less time tells nothing. */
    private static final Duration LEAST = Duration.ofMillis(400);

    private final ChatClient client;

    StreamLook(ChatClient client) {
        this.client = client;
    }

    Finding stream() throws InterruptedException {
        try {
            var session = client.sessions().create().id();
            try {
                return ask(session);
            } finally {
                client.sessions().delete(session);
            }
        } catch (ClientException e) {
            var verdict = Verdict.of(e);
            return Finding.bad("stream", verdict.line(), "", verdict.status());
        }
    }

    private Finding ask(SessionId session) throws InterruptedException {
        var sent = client.messages().send(session, NewMessage.of(QUESTION));
        var first = new AtomicLong();
        var end = client.replies().follow(sent.reply().id(), event -> first.compareAndSet(0, System.nanoTime()));
        var seen = Duration.ofNanos(System.nanoTime() - first.get());
        return switch (end) {
            case ReplyEvent.Completed completed ->
                judge(client.replies().get(sent.reply().id()), seen);
            case ReplyEvent.Failed failed ->
                Finding.bad(
                        "stream",
                        "the agent gave no answer: " + failed.failure().sentence(),
                        "Look at the agent and the server's log.",
                        ExitStatus.UNAVAILABLE);
            case ReplyEvent.Cancelled cancelled ->
                Finding.odd("stream", "the answer was stopped by somebody else.", "");
        };
    }

    /** @param seen from the first event that came until the last */
    static Finding judge(RemoteReply reply, Duration seen) {
        if (!(reply.state() instanceof RemoteReply.State.Completed(var answer))) {
            return Finding.odd("stream", "the answer cannot be found again.", "");
        }
        var written = Duration.between(reply.createdAt(), answer.sentAt());
        if (written.compareTo(LEAST) < 0) {
            return Finding.well("stream", "the answer came, too quickly to tell whether something holds it back.");
        }
        return seen.compareTo(written.dividedBy(4)) < 0
                ? Finding.bad(
                        "stream",
                        "a proxy holds the answer back: it was written over " + written.toMillis()
                                + " ms and came within " + seen.toMillis() + " ms.",
                        "Turn response buffering and compression off for /api/v1/replies/ (nginx: proxy_buffering off;"
                                + " gzip off).",
                        ExitStatus.UNREACHABLE)
                : Finding.well("stream", "the answer comes as it is written.");
    }
}
