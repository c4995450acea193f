package govuk.chat.core.store.cached;

import govuk.chat.core.cache.TwoTierCache;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.store.SessionCursor;
import govuk.chat.core.store.SessionStore;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Remembers whose a session is, which hardly ever changes; everything else about it changes with each message and is read from the store.
 * That somebody does not own a session is never remembered.
 */
final class CachedSessionStore implements SessionStore {
    private static final String YES = "yes";

    private final SessionStore sessions;
    private final TwoTierCache owners;

    CachedSessionStore(SessionStore sessions, TwoTierCache owners) {
        this.sessions = sessions;
        this.owners = owners;
    }

    @Override
    public void create(Session session) {
        sessions.create(session);
    }

    @Override
    public Optional<Session> find(Owner owner, SessionId id) {
        return sessions.find(owner, id);
    }

    @Override
    public boolean owns(Owner owner, SessionId id) {
        return owners.get(key(owner, id), () -> sessions.owns(owner, id) ? Optional.of(YES) : Optional.empty())
                .isPresent();
    }

    @Override
    public List<Session> list(Owner owner, SessionCursor after, int limit) {
        return sessions.list(owner, after, limit);
    }

    @Override
    public Optional<Session> update(Owner owner, SessionId id, UnaryOperator<Session> change) {
        return sessions.update(owner, id, change);
    }

    @Override
    public boolean delete(Owner owner, SessionId id) {
        var isDeleted = sessions.delete(owner, id);
        if (isDeleted) {
            owners.invalidate(key(owner, id));
        }
        return isDeleted;
    }

    @Override
    public int handOver(Owner from, Owner to) {
        var count = sessions.handOver(from, to);
        if (count > 0) {
            owners.forgetAll();
        }
        return count;
    }

    private static String key(Owner owner, SessionId id) {
        return owner.key() + "/" + id.value();
    }
}
