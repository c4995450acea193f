package govuk.chat.core.agent;

import govuk.chat.core.model.Message;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.ReplyId;
import java.util.List;

/**
 * What an agent is asked.
 *
 * @param history the messages before {@code question}, oldest first, already cut to the agent's limit
 */
public record AgentRequest(ReplyId reply, Owner owner, Message question, List<Message> history) {
    public AgentRequest {
        history = List.copyOf(history);
    }
}
