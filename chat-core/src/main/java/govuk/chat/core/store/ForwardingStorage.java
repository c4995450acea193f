package govuk.chat.core.store;

import govuk.chat.core.model.BreakerState;
import java.util.Map;

/** Passes everything on to another storage, and closes it. Decorators override the roles that they change. */
public abstract class ForwardingStorage implements Storage {
    private final Storage storage;

    protected ForwardingStorage(Storage storage) {
        this.storage = storage;
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
    public SettingStore settings() {
        return storage.settings();
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
