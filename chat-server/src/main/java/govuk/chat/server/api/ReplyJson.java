package govuk.chat.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import govuk.chat.core.model.ReplyFailure;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.store.Outcome;
import govuk.chat.server.errors.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reply as the API shows it.
 *
 * @param messageId the user's message it answers
 * @param message the assistant's answer, or the part of it that was written before it failed or was stopped
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplyJson(
        String id,
        String sessionId,
        String messageId,
        String agent,
        String status,
        int attempt,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable MessageJson message,
        Problem.@Nullable Detail error) {
    static ReplyJson of(Outcome outcome) {
        var reply = outcome.reply();
        return new ReplyJson(
                reply.id().value(),
                reply.session().value(),
                reply.question().value(),
                reply.agent(),
                reply.state().word(),
                reply.attempt(),
                reply.createdAt(),
                reply.state() instanceof ReplyState.Ended ended ? ended.endedAt() : null,
                outcome.answer().map(MessageJson::of).orElse(null),
                reply.state() instanceof ReplyState.Failed failed ? error(failed.failure()) : null);
    }

    private static Problem.Detail error(ReplyFailure failure) {
        return Problem.Detail.of(failure.code(), failure.sentence());
    }
}
