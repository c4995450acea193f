package govuk.chat.core.model;

import java.time.Instant;

/**
 * The assistant's answer being written to one message.
 *
 * @param question the user's message it answers
 * @param answer the id that the assistant's message carries once the reply has ended; known from the start
 * @param attempt how many times it was begun: 0 while it was never claimed
 * @param tries how many of its attempts count: not those that found no agent to ask, or were handed back because their node went
 * @param deadline if nobody has begun it by then, it fails instead of waiting longer
 */
public record Reply(
        ReplyId id,
        SessionId session,
        Owner owner,
        MessageId question,
        MessageId answer,
        String agent,
        int attempt,
        int tries,
        ReplyState state,
        Instant createdAt,
        Instant deadline) {
    public boolean hasEnded() {
        return state instanceof ReplyState.Ended;
    }
}
