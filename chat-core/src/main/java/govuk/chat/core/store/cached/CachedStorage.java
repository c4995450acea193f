package govuk.chat.core.store.cached;

import govuk.chat.core.cache.TwoTierCache;
import govuk.chat.core.store.ForwardingStorage;
import govuk.chat.core.store.RemovalStore;
import govuk.chat.core.store.SessionStore;
import govuk.chat.core.store.Storage;

/** A storage that remembers whose a session is. What is cached and what is not, and why, stands in {@code docs/adr/0016}. */
public final class CachedStorage extends ForwardingStorage {
    private final SessionStore sessions;
    private final RemovalStore removal;

    /** @param owners of sessions; stays open when this is closed */
    public CachedStorage(Storage storage, TwoTierCache owners) {
        super(storage);
        this.sessions = new CachedSessionStore(storage.sessions(), owners);
        this.removal = new CachedRemovalStore(storage.removal(), owners);
    }

    @Override
    public SessionStore sessions() {
        return sessions;
    }

    @Override
    public RemovalStore removal() {
        return removal;
    }
}
