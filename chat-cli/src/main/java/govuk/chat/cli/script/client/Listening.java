package govuk.chat.cli.script.client;

import govuk.chat.cli.script.server.Answer;
import govuk.chat.cli.script.server.Answer.Failure;
import govuk.chat.cli.script.server.Answer.Head;
import govuk.chat.cli.script.server.Answer.Timing;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.ReplyEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts an answer together from its events, and takes the times. For one thread. */
final class Listening implements Consumer<ReplyEvent> {
    private static final int OK = 200;

    private final long start;
    private final StringBuilder text = new StringBuilder();
    private final List<String> events = new ArrayList<>();
    private Optional<Duration> firstToken = Optional.empty();
    private Optional<Failure> failure = Optional.empty();

    Listening(long startNanos) {
        this.start = startNanos;
    }

    @Override
    public void accept(ReplyEvent event) {
        switch (event) {
            case ReplyEvent.Started started -> events.add("reply.started");
            case ReplyEvent.Restarted restarted -> {
                events.add("reply.restarted");
                text.setLength(0);
            }
            case ReplyEvent.Delta delta -> {
                events.add("reply.delta");
                text.append(delta.text());
                firstToken = firstToken.or(() -> Optional.of(Answers.since(start)));
            }
            case ReplyEvent.Completed completed -> events.add("reply.completed");
            case ReplyEvent.Failed failed -> {
                events.add("reply.failed");
                var code = failed.failure().code();
                failure = Optional.of(new Failure.Refused(
                        status(code), code.name(), failed.failure().sentence(), Optional.empty()));
            }
            case ReplyEvent.Cancelled cancelled -> {
                events.add("reply.cancelled");
                failure =
                        Optional.of(new Failure.Refused(OK, "CANCELLED", "The answer was stopped.", Optional.empty()));
            }
        }
    }

    /** What has been heard. */
    Answer answer(Head head) {
        var timing = new Timing(firstToken, Answers.since(start));
        return new Answer(head, text.toString(), events, timing, failure);
    }

    /** What the server would have said if it had known before it began. */
    private static int status(ErrorCode code) {
        return switch (code) {
            case RATE_LIMITED -> 429;
            case AGENT_UNAVAILABLE,
                    AGENT_TIMEOUT,
                    AGENT_BUSY,
                    AGENT_ERROR,
                    AGENT_REFUSED,
                    CIRCUIT_BREAKER_OPEN,
                    CHAT_CLOSED,
                    SERVICE_OFFLINE -> 503;
            case INTERNAL_ERROR -> 500;
            case VALIDATION_ERROR,
                    INVALID_INPUT,
                    PERSONAL_DATA,
                    UNAUTHENTICATED,
                    FORBIDDEN,
                    NOT_FOUND,
                    SESSION_NOT_FOUND,
                    MESSAGE_NOT_FOUND,
                    REPLY_NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    UNSUPPORTED_MEDIA_TYPE,
                    CONFLICT,
                    PRECONDITION_FAILED,
                    PRECONDITION_REQUIRED,
                    CONTENT_TOO_LONG,
                    ANSWER_TOO_LONG -> OK;
        };
    }
}
