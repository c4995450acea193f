package govuk.chat.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import govuk.chat.core.model.Session;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SessionJson(
        String sessionId,
        String title,
        String agent,
        String status,
        Instant createdAt,
        Instant updatedAt,
        Map<String, Object> metadata,
        @Nullable String visitorToken) {
    static SessionJson of(Session session) {
        return of(session, null);
    }

    /** @param visitorToken for a caller who has just become a visitor; left out otherwise */
    static SessionJson of(Session session, @Nullable String visitorToken) {
        return new SessionJson(
                session.id().value(),
                session.title(),
                session.agent(),
                session.status().name().toLowerCase(Locale.ROOT),
                session.createdAt(),
                session.updatedAt(),
                session.metadata().values(),
                visitorToken);
    }
}
