package govuk.chat.core.service;

import govuk.chat.core.agent.Agents;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.SessionStatus;
import govuk.chat.core.store.SessionCursor;
import govuk.chat.core.store.Storage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sessions and what was said in them. Whoever calls says for which owner; what belongs to somebody else is not found.
 *
 * <p>Safe for use by many threads. Every method throws {@link ChatException} with {@code SERVICE_OFFLINE} when the store is away.
 */
public final class SessionService {
    private final Storage storage;
    private final Agents agents;
    private final Stamps stamps;
    private final Intake intake;

    public SessionService(Storage storage, Agents agents, Stamps stamps, Intake intake) {
        this.storage = storage;
        this.agents = agents;
        this.stamps = stamps;
        this.intake = intake;
    }

    /** A new session with the default agent. */
    public Session create(Owner owner) {
        return create(owner, Metadata.EMPTY);
    }

    /** The same, with what the caller says about it. */
    public Session create(Owner owner, Metadata metadata) {
        return create(owner, agents.defaultName(), metadata);
    }

    /** @throws ChatException {@code VALIDATION_ERROR} if there is no such agent; {@code INVALID_INPUT} for the metadata */
    public Session create(Owner owner, String agent, Metadata metadata) {
        if (agents.find(agent).isEmpty()) {
            throw new ChatException(
                    ErrorCode.VALIDATION_ERROR, "agent: there is none of that name. Leave it out for the usual one.");
        }
        var about = intake.metadata(owner, metadata);
        var now = stamps.now();
        var session =
                new Session(new SessionId(stamps.nextId()), owner, "", agent, SessionStatus.ACTIVE, about, now, now);
        storage.sessions().create(session);
        return session;
    }

    /** @throws ChatException {@code SESSION_NOT_FOUND} */
    public Session get(Owner owner, SessionId id) {
        return storage.sessions().find(owner, id).orElseThrow(SessionService::noSession);
    }

    /** The owner's sessions after the cursor, the last used first; at most {@code limit}. */
    public List<Session> list(Owner owner, SessionCursor after, int limit) {
        return storage.sessions().list(owner, after, limit);
    }

    /** The active session that was used last. */
    public Optional<Session> latestActive(Owner owner) {
        return list(owner, SessionCursor.START, 20).stream()
                .filter(session -> session.status() == SessionStatus.ACTIVE)
                .findFirst();
    }

    /**
     * Gives a session another title, another status or both, in one step; null leaves one as it is.
     *
     * @throws ChatException {@code SESSION_NOT_FOUND}; {@code VALIDATION_ERROR} if the title is too long or no text;
     *     {@code INVALID_INPUT}
     */
    public Session change(Owner owner, SessionId id, @Nullable String title, @Nullable SessionStatus status) {
        var name = title == null ? null : intake.title(owner, title);
        return storage.sessions()
                .update(
                        owner,
                        id,
                        session -> session.withTitle(name == null ? session.title() : name)
                                .withStatus(status == null ? session.status() : status)
                                .withUpdatedAt(stamps.now()))
                .orElseThrow(SessionService::noSession);
    }

    /**
     * Some of the messages of a session, oldest first, at most {@code limit}.
     *
     * @throws ChatException {@code SESSION_NOT_FOUND}; {@code VALIDATION_ERROR} if the place names no message of the session
     */
    public MessagePage messages(Owner owner, SessionId id, MessagePage.Place place, int limit) {
        if (!storage.sessions().owns(owner, id)) {
            throw noSession();
        }
        var messages = storage.messages();
        // One more than asked for says whether there are more.
        return switch (place) {
            case MessagePage.Beginning beginning -> MessagePage.forward(messages.after(id, 0, limit + 1), limit);
            case MessagePage.After(var last) ->
                MessagePage.forward(messages.after(id, sequenceOf(id, last), limit + 1), limit);
            case MessagePage.Before(var first) ->
                MessagePage.backward(messages.before(id, sequenceOf(id, first), limit + 1), limit);
            case MessagePage.End end -> MessagePage.backward(messages.before(id, Long.MAX_VALUE, limit + 1), limit);
        };
    }

    /** The replies to the user's messages on a page. */
    public List<Reply> replies(SessionId id, MessagePage page) {
        if (page.messages().isEmpty()) {
            return List.of();
        }
        var first = page.messages().getFirst().sequence();
        var last = page.messages().getLast().sequence();
        return storage.replies().list(id, first, last);
    }

    /** Makes all sessions of a visitor those of the user that they turn out to be. Nothing in them changes, and answers being written go on. */
    public void handOver(Owner.Visitor visitor, Owner.User user) {
        storage.sessions().handOver(visitor, user);
    }

    static ChatException noSession() {
        return new ChatException(
                ErrorCode.SESSION_NOT_FOUND, "There is no such conversation. It may have been deleted.");
    }

    private long sequenceOf(SessionId session, MessageId id) {
        return storage.messages()
                .find(session, id)
                .orElseThrow(() -> new ChatException(
                        ErrorCode.VALIDATION_ERROR, "before or after: there is no such message in this session."))
                .sequence();
    }
}
