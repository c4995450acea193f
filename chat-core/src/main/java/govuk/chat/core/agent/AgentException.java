package govuk.chat.core.agent;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import java.time.Duration;

/** An agent gave no whole answer. {@link #sentence()} is for the person who asked; the cause says the rest to the log. */
public sealed class AgentException extends ChatException permits AgentNotReadyException {
    private final Duration retryAfter;

    public AgentException(ErrorCode code, String sentence) {
        super(code, sentence);
        this.retryAfter = Duration.ZERO;
    }

    public AgentException(ErrorCode code, String sentence, Throwable cause) {
        this(code, sentence, cause, Duration.ZERO);
    }

    public AgentException(ErrorCode code, String sentence, Duration retryAfter) {
        super(code, sentence);
        this.retryAfter = retryAfter;
    }

    public AgentException(ErrorCode code, String sentence, Throwable cause, Duration retryAfter) {
        super(code, sentence, cause);
        this.retryAfter = retryAfter;
    }

    /** How long the agent asks us to wait before the next try; zero if it said nothing. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
