package govuk.chat.core.store.cached;

import govuk.chat.core.cache.TwoTierCache;
import govuk.chat.core.model.BreakerState;
import govuk.chat.core.store.AuditStore;
import govuk.chat.core.store.LeaseStore;
import govuk.chat.core.store.MessageStore;
import govuk.chat.core.store.PoolUse;
import govuk.chat.core.store.RemovalStore;
import govuk.chat.core.store.ReplyQueue;
import govuk.chat.core.store.ReplyStore;
import govuk.chat.core.store.SessionSearch;
import govuk.chat.core.store.SessionStore;
import govuk.chat.core.store.SignInStore;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.UserStore;
import java.util.Map;

/** A storage that remembers whose a session is. What is cached and what is not, and why, stands in {@code docs/adr/0016}. */
public final class CachedStorage implements Storage {
    private final Storage storage;
    private final SessionStore sessions;
    private final RemovalStore removal;

    /** @param owners of sessions; stays open when this is closed */
    public CachedStorage(Storage storage, TwoTierCache owners) {
        this.storage = storage;
        this.sessions = new CachedSessionStore(storage.sessions(), owners);
        this.removal = new CachedRemovalStore(storage.removal(), owners);
    }

    @Override
    public SessionStore sessions() {
        return sessions;
    }

    @Override
    public MessageStore messages() {
        return storage.messages();
    }

    @Override
    public ReplyStore replies() {
        return storage.replies();
    }

    @Override
    public ReplyQueue queue() {
        return storage.queue();
    }

    @Override
    public SessionSearch search() {
        return storage.search();
    }

    @Override
    public AuditStore audit() {
        return storage.audit();
    }

    @Override
    public RemovalStore removal() {
        return removal;
    }

    @Override
    public LeaseStore leases() {
        return storage.leases();
    }

    @Override
    public UserStore users() {
        return storage.users();
    }

    @Override
    public SignInStore signIns() {
        return storage.signIns();
    }

    @Override
    public PoolUse pool() {
        return storage.pool();
    }

    @Override
    public void check() {
        storage.check();
    }

    @Override
    public Map<String, BreakerState> breakers() {
        return storage.breakers();
    }

    @Override
    public void close() {
        storage.close();
    }
}
