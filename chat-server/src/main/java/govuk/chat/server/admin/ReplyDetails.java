package govuk.chat.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The steps of an answer, without a word of it.
 *
 * @param node which server is writing it
 * @param millis from the question to the end
 * @param error why it failed, as a code
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplyDetails(
        String replyId,
        String sessionId,
        String owner,
        String agent,
        String status,
        int attempt,
        Instant createdAt,
        Instant deadline,
        @Nullable String node,
        @Nullable Instant endedAt,
        @Nullable Long millis,
        @Nullable String error) {
    static ReplyDetails of(Reply reply) {
        var end = reply.state() instanceof ReplyState.Ended ended ? ended.endedAt() : null;
        return new ReplyDetails(
                reply.id().value(),
                reply.session().value(),
                reply.owner().key(),
                reply.agent(),
                reply.state().word(),
                reply.attempt(),
                reply.createdAt(),
                reply.deadline(),
                reply.state() instanceof ReplyState.Running running ? running.node() : null,
                end,
                end == null ? null : Duration.between(reply.createdAt(), end).toMillis(),
                reply.state() instanceof ReplyState.Failed failed
                        ? failed.failure().code().name()
                        : null);
    }
}
