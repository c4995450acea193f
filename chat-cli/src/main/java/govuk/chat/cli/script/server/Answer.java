package govuk.chat.cli.script.server;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one exchange with the server.
 *
 * @param text of the answer as far as it was written, or the body of the response
 * @param failure why it did not come to a good end, if it did not; for a call, only if there was no response
 */
public record Answer(Head head, String text, List<String> events, Timing timing, Optional<Failure> failure) {
    public Answer {
        events = List.copyOf(events);
    }

    /**
     * The response's status and headers.
     *
     * @param status 0 if there was none
     * @param headers by their names in lower case
     * @param requestId empty if the server gave none
     */
    public record Head(int status, Map<String, List<String>> headers, String requestId) {
        public static final Head NONE = new Head(0, Map.of(), "");

        public Head {
            headers = Map.copyOf(headers);
        }

        public List<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        }
    }

    /** @param firstToken from sending to the first piece of the answer, if there was one */
    public record Timing(Optional<Duration> firstToken, Duration total) {}

    /** Why an exchange did not come to a good end. */
    public sealed interface Failure {
        /** For people, without secrets. */
        String sentence();

        /** No response, or one that broke off. */
        record Transport(String sentence) implements Failure {}

        /**
         * The server said no, or the answer ended badly.
         *
         * @param status of the response, or the one that goes with the code of a reply that failed
         * @param retryAfter what the server asked to wait
         */
        record Refused(int status, String code, String sentence, Optional<Duration> retryAfter) implements Failure {}
    }

    /** Nothing came back. */
    public static Answer lost(String sentence, Duration after) {
        return new Answer(
                Head.NONE,
                "",
                List.of(),
                new Timing(Optional.empty(), after),
                Optional.of(new Failure.Transport(sentence)));
    }

    /** The status that counts: that of the failure, if there is one. */
    public int status() {
        return failure.map(found -> found instanceof Failure.Refused refused ? refused.status() : 0)
                .orElse(head.status());
    }
}
