package govuk.chat.core.client;

import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.SessionStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The caller's sessions. Safe for use by many threads. */
public final class SessionCalls {
    static final String PATH = "/api/v1/sessions";

    private final Calls calls;
    private final TokenStore tokens;

    SessionCalls(Calls calls, TokenStore tokens) {
        this.calls = calls;
        this.tokens = tokens;
    }

    /** Begins a session. A caller whom the server does not know becomes a visitor: the visitor's token is kept and used from then on. */
    public RemoteSession create(NewSession session) throws InterruptedException {
        var body = new HashMap<String, Object>();
        if (!session.agent().isEmpty()) {
            body.put("agent", session.agent());
        }
        if (!session.metadata().isEmpty()) {
            body.put("metadata", session.metadata());
        }
        var json = calls.json(Call.post(PATH, Answers.write(body)));
        var visitorToken = json.path("visitorToken").asText("");
        if (!visitorToken.isEmpty()) {
            tokens.keep(visitorToken);
        }
        return RemoteSession.of(json);
    }

    public RemoteSession create() throws InterruptedException {
        return create(NewSession.usual());
    }

    /**
     * The sessions, the one used last first.
     *
     * @param limit how many, 1 to 100
     * @param from {@link Page#next()} of the page before; empty for the first
     */
    public Page<RemoteSession> list(int limit, String from) throws InterruptedException {
        var query = "?limit=" + limit + (from.isEmpty() ? "" : "&cursor=" + encode(from));
        return Page.of(calls.json(Call.get(PATH + query)), "sessions", RemoteSession::of);
    }

    public RemoteSession get(SessionId session) throws InterruptedException {
        return RemoteSession.of(calls.json(Call.get(pathOf(session))));
    }

    public RemoteSession rename(SessionId session, String title) throws InterruptedException {
        return change(session, Map.of("title", title));
    }

    public RemoteSession change(SessionId session, SessionStatus status) throws InterruptedException {
        return change(session, Map.of("status", status.name().toLowerCase(Locale.ROOT)));
    }

    /** Removes it with all its messages. */
    public void delete(SessionId session) throws InterruptedException {
        calls.json(Call.delete(pathOf(session)));
    }

    private RemoteSession change(SessionId session, Map<String, String> change) throws InterruptedException {
        return RemoteSession.of(calls.json(Call.patch(pathOf(session), Answers.write(change))));
    }

    static String pathOf(SessionId session) {
        return PATH + "/" + session;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
