package govuk.chat.server.api;

import govuk.chat.core.model.SessionId;
import govuk.chat.core.store.SessionCursor;
import java.time.Instant;

/** A place in a list of sessions as an opaque word: {@code MILLISECONDS_ID}. */
public final class Cursors {
    private Cursors() {}

    public static String write(SessionCursor cursor) {
        return cursor.updatedAt().toEpochMilli() + "_" + cursor.id();
    }

    /** @throws govuk.chat.core.model.ChatException {@code VALIDATION_ERROR} if it is none */
    public static SessionCursor read(String text) {
        try {
            var split = text.indexOf('_');
            var updatedAt = Instant.ofEpochMilli(Long.parseLong(text.substring(0, Math.max(split, 0))));
            return new SessionCursor(updatedAt, new SessionId(text.substring(split + 1)));
        } catch (IllegalArgumentException e) {
            throw Parameters.invalid("cursor: this is none of ours. Leave it out to begin at the first page.");
        }
    }
}
