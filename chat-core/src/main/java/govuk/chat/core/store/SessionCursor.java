package govuk.chat.core.store;

import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import java.time.Instant;

/** A place in a list of sessions, the last updated first: behind the session with this time and id. */
public record SessionCursor(Instant updatedAt, SessionId id) {
    /** Before the first. */
    public static final SessionCursor START =
            new SessionCursor(Instant.ofEpochMilli(Long.MAX_VALUE / 2), new SessionId("zzzz"));

    public static SessionCursor behind(Session session) {
        return new SessionCursor(session.updatedAt(), session.id());
    }
}
