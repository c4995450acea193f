package govuk.chat.core.client;

import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.SessionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** The messages of a session. Safe for use by many threads. */
public final class MessageCalls {
    private static final int LARGEST_PAGE = 100;

    private final Calls calls;

    MessageCalls(Calls calls) {
        this.calls = calls;
    }

    /** Sends a message. Returns when the server has stored it, and the answer has ended or the patience is over. */
    public Sent send(SessionId session, NewMessage message) throws InterruptedException {
        var body = new HashMap<String, Object>();
        body.put("content", message.text());
        if (!message.metadata().isEmpty()) {
            body.put("metadata", message.metadata());
        }
        if (!message.confirmed().isEmpty()) {
            body.put("confirmed", message.confirmed());
        }
        var call = Call.post(pathOf(session), Answers.write(body))
                .with("Idempotency-Key", message.key())
                .with("Prefer", "wait=" + message.patience().toSeconds())
                .repeated(Call.Repeat.ALWAYS);
        var json = calls.json(call, message.patience());
        return new Sent(RemoteMessage.of(json.path("message")), RemoteReply.of(json.path("reply")));
    }

    /** The first messages, the oldest first. */
    public Page<RemoteMessage> list(SessionId session, int limit) throws InterruptedException {
        return list(session, "?limit=" + limit);
    }

    /** What follows a message. {@link Page#next()} is the id of the one to go on from. */
    public Page<RemoteMessage> listAfter(SessionId session, MessageId message, int limit) throws InterruptedException {
        return list(session, "?limit=" + limit + "&after=" + message);
    }

    /** What comes before a message, the oldest first. {@link Page#next()} is the id of the one to go back from. */
    public Page<RemoteMessage> listBefore(SessionId session, MessageId message, int limit) throws InterruptedException {
        return list(session, "?limit=" + limit + "&before=" + message);
    }

    /**
     * All messages of a session, the oldest first, page by page.
     *
     * @param most where to stop, however many there are
     */
    public List<RemoteMessage> all(SessionId session, int most) throws InterruptedException {
        var all = new ArrayList<RemoteMessage>();
        var page = list(session, LARGEST_PAGE);
        all.addAll(page.items());
        while (page.hasMore() && all.size() < most) {
            page = listAfter(session, new MessageId(page.next()), LARGEST_PAGE);
            all.addAll(page.items());
        }
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
    }

    private Page<RemoteMessage> list(SessionId session, String query) throws InterruptedException {
        return Page.of(calls.json(Call.get(pathOf(session) + query)), "messages", RemoteMessage::of);
    }

    private static String pathOf(SessionId session) {
        return SessionCalls.pathOf(session) + "/messages";
    }
}
