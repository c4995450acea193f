package govuk.chat.web.errors;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.PersonalDataFound;
import govuk.chat.core.model.PersonalDataKind;
import govuk.chat.core.model.RetryLaterException;
import java.util.Map;
import java.util.Optional;

/**
 * An error as the caller is told it: the one place where codes become statuses and strangers' exceptions become codes.
 *
 * @param details what a program may need to go on, by name; mostly empty
 * @param retryAfter how long the caller is asked to wait, in seconds, for {@code Retry-After} (RFC 9110 §10.2.3); empty where
 *     waiting does not help
 */
public record Failure(
        int status, ErrorCode code, String sentence, Map<String, Object> details, Optional<String> retryAfter) {
    /** Where we cannot know better. */
    private static final String USUAL_PAUSE = "5";

    /** Somebody closed the chat, and will open it again: nothing that programs should wait for. */
    private static final String CLOSED_PAUSE = "300";

    public Failure(int status, ErrorCode code, String sentence) {
        this(status, code, sentence, Map.of(), usualPause(status));
    }

    public static Failure of(ChatException e) {
        var status = status(e.code());
        return new Failure(status, e.code(), e.sentence(), details(e), pause(e, status));
    }

    private static Optional<String> pause(ChatException e, int status) {
        if (e instanceof RetryLaterException later) {
            return Optional.of(String.valueOf(later.retryAfterSeconds()));
        }
        return e.code() == ErrorCode.CHAT_CLOSED ? Optional.of(CLOSED_PAUSE) : usualPause(status);
    }

    private static Optional<String> usualPause(int status) {
        return status == 503 ? Optional.of(USUAL_PAUSE) : Optional.empty();
    }

    private static Map<String, Object> details(ChatException e) {
        return e instanceof PersonalDataFound found
                ? Map.of(
                        "kinds",
                        found.kinds().stream()
                                .sorted()
                                .map(PersonalDataKind::word)
                                .toList(),
                        "mayConfirm",
                        found.mayConfirm())
                : Map.of();
    }

    /** For a status that somebody else chose: the framework or the web server. */
    public static Failure ofStatus(int status) {
        return switch (status) {
            case 401 -> new Failure(status, ErrorCode.UNAUTHENTICATED, "Sign in first.");
            case 403 -> new Failure(status, ErrorCode.FORBIDDEN, "You may not do this.");
            case 404 -> new Failure(status, ErrorCode.NOT_FOUND, "There is nothing at this address.");
            case 405, 501 -> new Failure(405, ErrorCode.METHOD_NOT_ALLOWED, "This address does not take that method.");
            case 406 ->
                new Failure(status, ErrorCode.NOT_ACCEPTABLE, "This address has no answer of the type you accept.");
            case 413 -> new Failure(status, ErrorCode.CONTENT_TOO_LONG, "The request is too large: 64 KiB at most.");
            case 415 ->
                new Failure(
                        status, ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Send JSON, with Content-Type: application/json.");
            case 429 -> new Failure(status, ErrorCode.RATE_LIMITED, "Too many requests. Wait a little and try again.");
            case 503 ->
                new Failure(
                        status,
                        ErrorCode.SERVICE_OFFLINE,
                        "The service is not available at the moment. Try again soon.");
            default ->
                status >= 400 && status < 500
                        ? new Failure(status, ErrorCode.VALIDATION_ERROR, "The request could not be understood.")
                        : new Failure(
                                500, ErrorCode.INTERNAL_ERROR, "Something went wrong on our side. Try again later.");
        };
    }

    private static int status(ErrorCode code) {
        return switch (code) {
            case VALIDATION_ERROR, INVALID_INPUT -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND, SESSION_NOT_FOUND, MESSAGE_NOT_FOUND, REPLY_NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case CONFLICT -> 409;
            case PRECONDITION_FAILED -> 412;
            case PRECONDITION_REQUIRED -> 428;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case CONTENT_TOO_LONG, ANSWER_TOO_LONG, PERSONAL_DATA -> 422;
            case RATE_LIMITED -> 429;
            case AGENT_ERROR, AGENT_REFUSED -> 502;
            case AGENT_TIMEOUT -> 504;
            case AGENT_UNAVAILABLE, AGENT_BUSY, CIRCUIT_BREAKER_OPEN, CHAT_CLOSED, SERVICE_OFFLINE -> 503;
            case INTERNAL_ERROR -> 500;
        };
    }
}
