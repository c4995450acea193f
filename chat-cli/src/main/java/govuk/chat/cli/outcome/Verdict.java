package govuk.chat.cli.outcome;

import govuk.chat.core.client.ApiException;
import govuk.chat.core.client.ClientException;
import govuk.chat.core.client.UnreachableException;
import govuk.chat.core.client.UnusableAnswerException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.ReplyFailure;
import java.time.Duration;
import java.util.Set;

/** What a failure means to whoever started the command: the exit code, and the line to read. */
public record Verdict(ExitStatus status, String line) {
    /** The server is well, and takes nothing at the moment. */
    private static final Set<String> AWAY_FOR_NOW = Set.of("CIRCUIT_BREAKER_OPEN", "CHAT_CLOSED");

    public static Verdict of(Throwable failure) {
        return switch (failure) {
            case CliException e -> new Verdict(e.status(), String.valueOf(e.getMessage()));
            case ClientException e -> of(e);
            case InterruptedException e -> new Verdict(ExitStatus.INTERRUPTED, "broken off.");
            default ->
                new Verdict(
                        ExitStatus.INTERNAL,
                        "something went wrong in this program ("
                                + failure.getClass().getSimpleName() + "). Run it again with --debug to see where.");
        };
    }

    public static Verdict of(ClientException failure) {
        return switch (failure) {
            case ApiException e -> new Verdict(status(e.status(), e.code()), e.sentence() + advice(e));
            case UnreachableException e -> new Verdict(ExitStatus.UNREACHABLE, e.sentence());
            case UnusableAnswerException e -> new Verdict(ExitStatus.UNREACHABLE, e.sentence());
        };
    }

    /** A reply that was begun and failed. */
    public static Verdict of(ReplyFailure failure) {
        return new Verdict(
                failure.code() == ErrorCode.SERVICE_OFFLINE ? ExitStatus.UNREACHABLE : ExitStatus.UNAVAILABLE,
                "no answer: " + failure.sentence() + " (" + failure.code() + ")");
    }

    private static ExitStatus status(int status, String code) {
        if (code.startsWith("AGENT_") || AWAY_FOR_NOW.contains(code) || status == 429) {
            return ExitStatus.UNAVAILABLE;
        }
        if (status == 401 || status == 403) {
            return ExitStatus.NOT_ALLOWED;
        }
        return status >= 500 ? ExitStatus.UNREACHABLE : ExitStatus.USAGE;
    }

    private static String advice(ApiException e) {
        var advice = new StringBuilder();
        if (e.status() == 401) {
            advice.append(" Sign in with \"chat auth login\".");
        }
        e.retryAfter()
                .ifPresent(wait ->
                        advice.append(" Try again in ").append(words(wait)).append('.'));
        advice.append(" (").append(e.code());
        if (!e.requestId().isEmpty()) {
            advice.append(", request ").append(e.requestId());
        }
        return advice.append(')').toString();
    }

    private static String words(Duration wait) {
        var seconds = Math.max(1, wait.toSeconds());
        return seconds < 120 ? seconds + " s" : (seconds + 59) / 60 + " min";
    }
}
