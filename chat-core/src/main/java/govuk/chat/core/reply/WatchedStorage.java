package govuk.chat.core.reply;

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

/** A storage that shows what becomes of replies to a {@link ReplyWatch}; everything else is passed on. */
record WatchedStorage(Storage storage, ReplyStore replies, ReplyQueue queue) implements Storage {
    WatchedStorage(Storage storage, ReplyWatch watch) {
        this(storage, new WatchedReplyStore(storage.replies(), watch), new WatchedReplyQueue(storage.queue(), watch));
    }

    @Override
    public SessionStore sessions() {
        return storage.sessions();
    }

    @Override
    public MessageStore messages() {
        return storage.messages();
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
        return storage.removal();
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
