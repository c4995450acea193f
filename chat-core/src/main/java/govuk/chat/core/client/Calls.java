package govuk.chat.core.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes calls of the API, again where that is safe. Safe for use by many threads. */
final class Calls {
    /** In bytes: more than a page of the longest messages. */
    private static final int LONGEST_ANSWER = 64 << 20;

    private static final Logger log = LoggerFactory.getLogger(Calls.class);

    private final Exchanges exchanges;
    private final RetryRules rules;
    private final Pauses pauses;
    private final RandomGenerator random;

    Calls(Exchanges exchanges, RetryRules rules, Pauses pauses, RandomGenerator random) {
        this.exchanges = exchanges;
        this.rules = rules;
        this.pauses = pauses;
        this.random = random;
    }

    /** The JSON of a success. */
    JsonNode json(Call call) throws InterruptedException {
        return json(call, Duration.ZERO);
    }

    /** @param serverWait how long the server was asked to wait before it answers */
    JsonNode json(Call call, Duration serverWait) throws InterruptedException {
        return answer(call, serverWait).json();
    }

    JsonAnswer answer(Call call, Duration serverWait) throws InterruptedException {
        for (var attempt = 1; ; attempt++) {
            try {
                var deadline = exchanges.deadline(serverWait);
                var answer = exchanges.open(call, deadline);
                var json = Answers.json(answer, exchanges.read(answer, LONGEST_ANSWER, deadline));
                return new JsonAnswer(json, answer.headers().firstValue("ETag").orElse(""));
            } catch (ClientException e) {
                if (attempt >= rules.tries() || !mayRepeat(call, e) || isTooLong(e)) {
                    throw e;
                }
                log.debug("trying again after attempt {}: {}", attempt, e.sentence());
                pause(e, attempt);
            }
        }
    }

    /** One try of a call whose status says something by itself; the caller reads and closes the body. */
    HttpResponse<TimedBody> open(Call call, Deadline deadline) throws InterruptedException {
        return exchanges.open(call, deadline);
    }

    /** All of a body, which is closed then. */
    byte[] read(HttpResponse<TimedBody> answer, int limit, Deadline deadline) throws InterruptedException {
        return exchanges.read(answer, limit, deadline);
    }

    /** By when a call must be over that the server answers at once. */
    Deadline deadline() {
        return exchanges.deadline(Duration.ZERO);
    }

    /** Waits after a try that failed, the first being 1: as long as the server asks, or else as the rules say. */
    void pause(ClientException failure, int attempt) throws InterruptedException {
        pauses.pause(askedWait(failure).isZero() ? rules.pauseAfter(attempt, random) : askedWait(failure));
    }

    void pause(Duration time) throws InterruptedException {
        pauses.pause(time);
    }

    RetryRules rules() {
        return rules;
    }

    UnreachableException brokenOff(IOException cause) {
        return exchanges.broken(cause);
    }

    /** Whoever would have to wait that long is better told so. */
    boolean isTooLong(ClientException failure) {
        return askedWait(failure).compareTo(rules.longestPause()) > 0;
    }

    private static boolean mayRepeat(Call call, ClientException failure) {
        return switch (call.repeat()) {
            case ALWAYS -> failure.isRetryable();
            case UNLESS_DONE -> failure.isRetryable() && isUndone(failure);
            case NEVER -> false;
        };
    }

    private static boolean isUndone(ClientException failure) {
        return switch (failure) {
            case UnreachableException e -> e.reason() == UnreachableException.Reason.REFUSED;
            case ApiException e -> e.status() == 429 || e.status() == 503;
            case UnusableAnswerException e -> e.status() == 503;
        };
    }

    private static Duration askedWait(ClientException failure) {
        return failure instanceof ApiException e ? e.retryAfter().orElse(Duration.ZERO) : Duration.ZERO;
    }
}
