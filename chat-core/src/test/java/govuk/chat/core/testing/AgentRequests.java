package govuk.chat.core.testing;

import govuk.chat.core.agent.AgentRequest;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.MessageStatus;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.Role;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.VisitorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Questions for the tests of agents. Each request has a session, an owner and ids of its own. */
public final class AgentRequests {
    private AgentRequests() {}

    /** A first question. */
    public static AgentRequest asking(String question) {
        return asking(question, new SessionId(fresh()));
    }

    public static AgentRequest asking(String question, SessionId session) {
        return asking(session, question, List.of());
    }

    /** A question after others: {@code earlier} are the user's and the assistant's texts in turn, the user's first. */
    public static AgentRequest askingAfter(List<String> earlier, String question) {
        var session = new SessionId(fresh());
        var history = new ArrayList<Message>();
        for (var text : earlier) {
            history.add(message(session, history.size() % 2 == 0 ? Role.USER : Role.ASSISTANT, text));
        }
        return asking(session, question, history);
    }

    public static List<Message> messages(Role role, String... texts) {
        var session = new SessionId(fresh());
        return Arrays.stream(texts).map(text -> message(session, role, text)).toList();
    }

    private static AgentRequest asking(SessionId session, String question, List<Message> history) {
        var owner = new Owner.Visitor(new VisitorId(fresh()));
        return new AgentRequest(new ReplyId(fresh()), owner, message(session, Role.USER, question), history);
    }

    private static Message message(SessionId session, Role role, String text) {
        return new Message(
                new MessageId(fresh()),
                session,
                1,
                role,
                text,
                MessageStatus.SENT,
                Instant.parse("2026-01-02T03:04:05Z"),
                Metadata.EMPTY);
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }
}
