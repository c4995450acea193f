package govuk.chat.server.admin;

import govuk.chat.core.model.Session;
import java.time.Instant;
import java.util.Locale;

/** A session as those see it who look after the service: without its title and metadata, which may be what somebody wrote. */
record SessionDetails(
        String sessionId, String owner, String agent, String status, Instant createdAt, Instant updatedAt) {
    static SessionDetails of(Session session) {
        return new SessionDetails(
                session.id().value(),
                session.owner().key(),
                session.agent(),
                session.status().name().toLowerCase(Locale.ROOT),
                session.createdAt(),
                session.updatedAt());
    }
}
