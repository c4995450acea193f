package govuk.chat.core.store.jdbc;

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
import govuk.chat.core.store.SettingStore;
import govuk.chat.core.store.SignInStore;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.StoreObserver;
import govuk.chat.core.store.UserStore;
import java.nio.file.Path;
import java.util.Map;

/**
 * Storage in a relational database. Opening it brings the tables up to date; a database that cannot be reached or was used by a
 * newer version stops it with a {@link govuk.chat.core.model.SettingException} that says what to do.
 */
public final class JdbcStorage implements Storage {
    private final GuardedTransactions transactions;
    private final SessionStore sessions;
    private final MessageStore messages;
    private final ReplyStore replies;
    private final ReplyQueue queue;
    private final SessionSearch search;
    private final AuditStore audit;
    private final RemovalStore removal;
    private final LeaseStore leases;
    private final UserStore users;
    private final SignInStore signIns;
    private final SettingStore settings;

    JdbcStorage(GuardedTransactions transactions, Dialect dialect) {
        this.transactions = transactions;
        this.sessions = new JdbcSessionStore(transactions, dialect);
        this.messages = new JdbcMessageStore(transactions);
        this.replies = new JdbcReplyStore(transactions);
        this.queue = new JdbcReplyQueue(transactions, dialect);
        this.search = new JdbcSessionSearch(transactions);
        this.audit = new JdbcAuditStore(transactions, dialect);
        this.removal = new JdbcRemovalStore(transactions, dialect);
        this.leases = new JdbcLeaseStore(transactions);
        this.users = new JdbcUserStore(transactions, dialect);
        this.signIns = new JdbcSignInStore(transactions);
        this.settings = new JdbcSettingStore(transactions);
    }

    /**
     * The embedded database, a file in the directory, which is made if it is not there. One process at a time: replies that were
     * running when the last one ended are queued again.
     */
    public static JdbcStorage openSqlite(Path dataDirectory) {
        return openSqlite(dataDirectory, StoreObserver.NONE);
    }

    /** The same, and {@code observer} is told when it fails. */
    public static JdbcStorage openSqlite(Path dataDirectory, StoreObserver observer) {
        var file = new ObservedTransactions(SqliteTransactions.open(dataDirectory), observer);
        var transactions = GuardedTransactions.ofFile(file);
        transactions.write(sql -> sql.update(
                "UPDATE replies SET state = 'queued', node = NULL, lease_until = NULL WHERE state = 'running'"
                        + " AND ended_at IS NULL"));
        return new JdbcStorage(transactions, Dialect.SQLITE);
    }

    /** A server, shared by as many processes as there are. */
    public static JdbcStorage openPostgres(PostgresSettings settings) {
        return openPostgres(settings, StoreObserver.NONE);
    }

    /** The same, and {@code observer} is told when it fails. */
    public static JdbcStorage openPostgres(PostgresSettings settings, StoreObserver observer) {
        var server = new ObservedTransactions(PooledTransactions.open(settings), observer);
        var transactions = GuardedTransactions.ofServer(server, settings.connections());
        return new JdbcStorage(transactions, Dialect.POSTGRES);
    }

    @Override
    public SessionStore sessions() {
        return sessions;
    }

    @Override
    public MessageStore messages() {
        return messages;
    }

    @Override
    public ReplyStore replies() {
        return replies;
    }

    @Override
    public ReplyQueue queue() {
        return queue;
    }

    @Override
    public SessionSearch search() {
        return search;
    }

    @Override
    public AuditStore audit() {
        return audit;
    }

    @Override
    public RemovalStore removal() {
        return removal;
    }

    @Override
    public LeaseStore leases() {
        return leases;
    }

    @Override
    public UserStore users() {
        return users;
    }

    @Override
    public SignInStore signIns() {
        return signIns;
    }

    @Override
    public SettingStore settings() {
        return settings;
    }

    @Override
    public PoolUse pool() {
        return transactions.pool();
    }

    @Override
    public void check() {
        transactions.check();
    }

    @Override
    public Map<String, BreakerState> breakers() {
        return transactions.breakers();
    }

    /** Lets begun writes end, for at most ten seconds. */
    @Override
    public void close() {
        transactions.close();
    }
}
