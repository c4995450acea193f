package govuk.chat.core.store;

/** One back end, giving all roles. Closing it closes them; after that every call throws {@code ChatException}. */
public interface Storage extends AutoCloseable {
    SessionStore sessions();

    MessageStore messages();

    ReplyStore replies();

    ReplyQueue queue();

    AuditStore audit();

    RemovalStore removal();

    LeaseStore leases();

    UserStore users();

    SignInStore signIns();

    /** How busy its connections are; asks nobody. */
    PoolUse pool();

    /** Asks the database something trivial; throws {@code ChatException} with {@code SERVICE_OFFLINE} if it does not answer. */
    void check();

    @Override
    void close();
}
