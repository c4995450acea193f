package govuk.chat.core.client;

import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyPosition;
import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads the stream of a reply once, from where the reader is. */
final class ReplyStreams {
    private static final int LONGEST_REFUSAL = 64 * 1024;

    private final Calls calls;
    private final ClientLimits limits;

    ReplyStreams(Calls calls, ClientLimits limits) {
        this.calls = calls;
        this.limits = limits;
    }

    /** How a stream went. */
    sealed interface Outcome {
        record Ended(ReplyEvent.End end) implements Outcome {}

        /** The server has nothing more to say about this reply. */
        record NothingLeft() implements Outcome {}

        /** The stream closed in the middle. {@code retry} is the pause that it asked for, or nothing. */
        record Broken(ClientException failure, Duration retry) implements Outcome {}
    }

    Outcome read(Reader reader, Deadline deadline) throws InterruptedException {
        var answer = calls.open(request(reader), calls.deadline());
        try (var body = answer.body()) {
            if (answer.statusCode() == 204) {
                return new Outcome.NothingLeft();
            }
            if (answer.statusCode() != 200 || !Answers.contentType(answer).startsWith("text/event-stream")) {
                throw Answers.refusal(answer, calls.read(answer, LONGEST_REFUSAL, calls.deadline()));
            }
            return read(answer, reader, deadline);
        }
    }

    private Outcome read(HttpResponse<TimedBody> answer, Reader reader, Deadline deadline) throws InterruptedException {
        var parser = new EventParser();
        try {
            for (var bytes = next(answer, deadline); bytes.isPresent(); bytes = next(answer, deadline)) {
                parser.take(bytes.get());
                var end = drain(parser, reader);
                if (end.isPresent()) {
                    return new Outcome.Ended(end.get());
                }
            }
            return broken(calls.brokenOff(new EOFException()), parser);
        } catch (CharacterCodingException | EventParser.TooLongException e) {
            return broken(new UnusableAnswerException(200, "The stream of the answer is damaged.", e), parser);
        } catch (IOException e) {
            return broken(calls.brokenOff(e), parser);
        }
    }

    private static Outcome broken(ClientException failure, EventParser parser) {
        return new Outcome.Broken(failure, parser.retry().orElse(Duration.ZERO));
    }

    private Optional<byte[]> next(HttpResponse<TimedBody> answer, Deadline deadline)
            throws IOException, InterruptedException {
        return answer.body().next(deadline.leftOr(limits.silence()));
    }

    private static Optional<ReplyEvent.End> drain(EventParser parser, Reader reader) {
        for (var event = parser.next(); event.isPresent(); event = parser.next()) {
            var end = WireEvents.read(event.get()).flatMap(reader::take);
            if (end.isPresent()) {
                return end;
            }
        }
        return Optional.empty();
    }

    private static Call request(Reader reader) {
        var call = new Call(
                "GET",
                ReplyCalls.eventsOf(reader.reply()),
                Map.of("Accept", "text/event-stream"),
                "",
                Call.Repeat.NEVER);
        return reader.position().equals(ReplyPosition.START)
                ? call
                : call.with("Last-Event-ID", String.valueOf(reader.position().sequence()));
    }
}
