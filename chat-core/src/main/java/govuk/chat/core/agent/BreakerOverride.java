package govuk.chat.core.agent;

import govuk.chat.core.model.BreakerState;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import java.time.Instant;

/**
 * What an operator wants a breaker to be, whatever the agent does.
 *
 * @param state {@code OPEN}: do not ask the agent; {@code CLOSED}: ask it in any case
 * @param until from then on the breaker decides by itself again
 * @param comment why, for whoever looks next; 1 to 500 characters
 */
public record BreakerOverride(BreakerState state, Instant until, String comment) implements AgentOverride {
    private static final int MAX_COMMENT = 500;

    /** @throws ChatException {@code VALIDATION_ERROR} */
    public BreakerOverride {
        comment = comment.strip();
        if (state == BreakerState.HALF_OPEN) {
            throw new ChatException(ErrorCode.VALIDATION_ERROR, "A breaker can be forced open or closed only.");
        }
        if (comment.isEmpty() || comment.length() > MAX_COMMENT) {
            throw new ChatException(ErrorCode.VALIDATION_ERROR, "Say why, in 1 to " + MAX_COMMENT + " characters.");
        }
    }
}
