package govuk.chat.core.model;

import java.time.Instant;

/**
 * The durable thread of messages of one owner with one agent.
 *
 * @param title what its owner calls it, at most {@value #MAX_TITLE} characters; empty until it is named
 * @param agent the name of the configured agent that answers in it
 * @param updatedAt when the last message or change came
 */
public record Session(
        SessionId id,
        Owner owner,
        String title,
        String agent,
        SessionStatus status,
        Metadata metadata,
        Instant createdAt,
        Instant updatedAt) {
    public static final int MAX_TITLE = 100;

    public Session {
        if (title.length() > MAX_TITLE) {
            throw new IllegalArgumentException("a title has at most " + MAX_TITLE + " characters");
        }
    }

    public Session withTitle(String newTitle) {
        return new Session(id, owner, newTitle, agent, status, metadata, createdAt, updatedAt);
    }

    public Session withUpdatedAt(Instant newUpdatedAt) {
        return new Session(id, owner, title, agent, status, metadata, createdAt, newUpdatedAt);
    }

    public Session withStatus(SessionStatus newStatus) {
        return new Session(id, owner, title, agent, newStatus, metadata, createdAt, updatedAt);
    }
}
