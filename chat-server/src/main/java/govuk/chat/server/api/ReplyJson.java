package govuk.chat.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import govuk.chat.core.model.ReplyFailure;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.reply.QueuePlace;
import govuk.chat.core.store.Outcome;
import govuk.chat.web.errors.Problem;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reply as the API shows it.
 *
 * @param messageId the user's message it answers
 * @param queue why it is queued and about how long; left out if it does not wait for its agent
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
        @Nullable QueueJson queue,
        @Nullable MessageJson message,
        Problem.@Nullable Detail error) {
    static ReplyJson of(Outcome outcome, Optional<QueuePlace> place) {
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
                place.map(QueueJson::of).orElse(null),
                outcome.answer().map(MessageJson::of).orElse(null),
                reply.state() instanceof ReplyState.Failed failed ? error(failed.failure()) : null);
    }

    /**
     * @param reason {@code AGENT_AWAY}: nobody can be asked at the moment; {@code AGENT_BUSY}: others are before it
     * @param ahead how many replies are before it
     * @param estimatedSeconds about how long that takes; left out if there is no telling
     * @param message the same for the person who asked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QueueJson(String reason, int ahead, @Nullable Long estimatedSeconds, String message) {
        static QueueJson of(QueuePlace place) {
            var seconds =
                    place.estimate().isPositive() ? Math.max(1, place.estimate().toSeconds()) : null;
            return new QueueJson(
                    place.isAgentAway() ? "AGENT_AWAY" : "AGENT_BUSY",
                    place.ahead(),
                    place.isAgentAway() ? null : seconds,
                    place.sentence());
        }
    }

    private static Problem.Detail error(ReplyFailure failure) {
        return Problem.Detail.of(failure.code(), failure.sentence());
    }
}
