package govuk.chat.perf.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;

/**
 * What the server says to a call.
 *
 * @param retryAfter how long it asks to be left alone; zero if it does not
 */
record Answer(int status, JsonNode json, Duration retryAfter) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IOException if it is cut off, which looks like no JSON or like too little of it */
    static Answer read(Exchange exchange) throws IOException {
        return new Answer(exchange.status(), JSON.readTree(exchange.body()), retryAfter(exchange));
    }

    static Duration retryAfter(Exchange exchange) {
        return exchange.header("retry-after")
                .filter(seconds -> seconds.matches("\\d{1,5}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ZERO);
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean mayBeRepeated() {
        return mayBeRepeated(status);
    }

    /** Too much, too early, or a server that has trouble: the same request may do better later. */
    static boolean mayBeRepeated(int status) {
        return status == 429 || status >= 500;
    }

    @Override
    public String toString() {
        return status + " " + json.path("error").path("code").asText("");
    }
}
