package govuk.chat.server.limits;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.RetryLaterException;
import govuk.chat.web.errors.Failure;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/** A request that was one too many, and how long until there may be another. */
public record LimitReached(Duration untilNext) {
    private static final String ATTRIBUTE = LimitReached.class.getName();

    /** @throws ChatException {@code RATE_LIMITED} if this request is one too many */
    public static void check(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof LimitReached reached) {
            throw reached.exception();
        }
    }

    void mark(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    Failure failure() {
        return Failure.of(exception());
    }

    /** At least one. */
    private long seconds() {
        return Math.max(1, RateLimitFilter.seconds(untilNext));
    }

    private ChatException exception() {
        return new RetryLaterException(
                "That was too much in a short time. Try again in " + words() + ".", Duration.ofSeconds(seconds()));
    }

    /** Up to two minutes in seconds, then in minutes. */
    private String words() {
        var seconds = seconds();
        if (seconds == 1) {
            return "1 second";
        }
        return seconds <= 120 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
    }
}
