package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.BreakerState;
import govuk.chat.core.store.PoolUse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Transactions that refuse at once what a database that is away would keep waiting. */
final class GuardedTransactions implements Transactions {
    /** For each connection so many callers may be inside: some tenths of a second of work, however slow the database is. */
    private static final int CALLERS_TO_A_CONNECTION = 100;

    /** As many as the writer of a SQLite file lets wait. */
    private static final int CALLERS_OF_A_FILE = 4096;

    private final Transactions transactions;
    private final StoreGuard reads;
    private final StoreGuard writes;

    private GuardedTransactions(Transactions transactions, StoreGuard reads, StoreGuard writes) {
        this.transactions = transactions;
        this.reads = reads;
        this.writes = writes;
    }

    /** A server that does not answer one does not answer the other. */
    static GuardedTransactions ofServer(Transactions transactions, int connections) {
        var both = new StoreGuard("the database", connections * CALLERS_TO_A_CONNECTION, transactions::check);
        return new GuardedTransactions(transactions, both, both);
    }

    /** A file can still be read when the disk is full. */
    static GuardedTransactions ofFile(Transactions transactions) {
        var reads = new StoreGuard("reading the database", CALLERS_OF_A_FILE, () -> readNothing(transactions));
        var writes = new StoreGuard("writing to the database", CALLERS_OF_A_FILE, transactions::check);
        return new GuardedTransactions(transactions, reads, writes);
    }

    private static void readNothing(Transactions transactions) {
        transactions.read(sql -> sql.first(row -> true, "SELECT 1"));
    }

    /** By what they guard. */
    Map<String, BreakerState> breakers() {
        if (reads == writes) {
            return Map.of("database", writes.state());
        }
        var states = new LinkedHashMap<String, BreakerState>();
        states.put("database-reads", reads.state());
        states.put("database-writes", writes.state());
        return states;
    }

    @Override
    public <T> T write(Work<T> work) {
        return writes.call(() -> transactions.write(work));
    }

    @Override
    public <T> T read(Work<T> work) {
        return reads.call(() -> transactions.read(work));
    }

    @Override
    public void check() {
        writes.call(() -> {
            transactions.check();
            return true;
        });
    }

    @Override
    public PoolUse pool() {
        return transactions.pool();
    }

    @Override
    public void close() {
        reads.close();
        writes.close();
        transactions.close();
    }
}
