package govuk.chat.core.store;

import govuk.chat.core.model.BreakerState;
import java.util.Map;

/** One back end, giving all roles. Closing it closes them; after that every call throws {@code ChatException}. */
public interface Storage extends AutoCloseable {
    SessionStore sessions();

    MessageStore messages();

    ReplyStore replies();

    ReplyQueue queue();

    SessionSearch search();

    AuditStore audit();

    RemovalStore removal();

    LeaseStore leases();

    UserStore users();

    SignInStore signIns();

    SettingStore settings();

    /** How busy its connections are; asks nobody. */
    PoolUse pool();

    /** Throws {@code ChatException} with {@code SERVICE_OFFLINE} if the database does not answer or would take no write. */
    void check();

    /** The circuit breakers that keep callers from waiting for a database that is away, by what they guard. */
    Map<String, BreakerState> breakers();

    @Override
    void close();
}
