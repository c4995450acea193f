package govuk.chat.core.agent;

import govuk.chat.core.model.ErrorCode;
import java.time.Duration;

/**
 * The ways in which an agent gives no whole answer, in words for the person who asked. What only an operator should see (hosts,
 * statuses, what the agent sent) belongs in the cause.
 */
public final class AgentFailures {
    private static final String AWAY = "The assistant is not available at the moment. Try again later.";

    private AgentFailures() {}

    /** It cannot be reached, or says that it is out of order. */
    public static AgentException unavailable(Throwable cause) {
        return unavailable(cause, Duration.ZERO);
    }

    /** @param retryAfter how long it asks us to wait; zero if it said nothing */
    public static AgentException unavailable(Throwable cause, Duration retryAfter) {
        return new AgentException(ErrorCode.AGENT_UNAVAILABLE, AWAY, cause, retryAfter);
    }

    /** The connection was lost in the middle of the answer. */
    public static AgentException brokeOff(Throwable cause) {
        return new AgentException(ErrorCode.AGENT_UNAVAILABLE, "The assistant's answer broke off. Try again.", cause);
    }

    /** It does not accept our key, model or request. */
    public static AgentException refused(Throwable cause) {
        return new AgentException(
                ErrorCode.AGENT_REFUSED,
                "The assistant did not accept the question. The people who run this service need to look at it.",
                cause);
    }

    /** It has too much to do. */
    public static AgentException busy(Throwable cause, Duration retryAfter) {
        return new AgentException(
                ErrorCode.AGENT_BUSY, "The assistant is busy. Try again in a few minutes.", cause, retryAfter);
    }

    /** What it sent is no answer. */
    public static AgentException unusable(Throwable cause) {
        return new AgentException(ErrorCode.AGENT_ERROR, "The assistant's answer could not be used. Try again.", cause);
    }

    /** It took longer than it may. */
    public static AgentException tooLate(Throwable cause) {
        return new AgentException(ErrorCode.AGENT_TIMEOUT, "The assistant did not answer in time. Try again.", cause);
    }

    /** Its answer has no words in it. */
    public static AgentException empty() {
        return new AgentException(ErrorCode.AGENT_ERROR, "The assistant gave an empty answer. Try again.");
    }

    /** It failed too often of late and is not asked. */
    static AgentNotReadyException away() {
        return new AgentNotReadyException(ErrorCode.CIRCUIT_BREAKER_OPEN, AWAY);
    }

    /** @param last the failure that was one too many */
    static AgentNotReadyException away(AgentException last) {
        return new AgentNotReadyException(ErrorCode.CIRCUIT_BREAKER_OPEN, AWAY, last);
    }

    /** It is asked as many questions as it may be. */
    static AgentNotReadyException full() {
        return new AgentNotReadyException(
                ErrorCode.AGENT_BUSY,
                "The assistant is answering as many questions as it can. Try again in a few minutes.");
    }
}
