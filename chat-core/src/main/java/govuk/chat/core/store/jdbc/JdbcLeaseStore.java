package govuk.chat.core.store.jdbc;

import govuk.chat.core.store.LeaseStore;
import java.time.Instant;

final class JdbcLeaseStore implements LeaseStore {
    private final Transactions transactions;

    JdbcLeaseStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean hold(String task, String node, Instant now, Instant until) {
        return transactions.write(sql -> sql.update("""
            INSERT INTO leases (task, node, held_until) VALUES (?, ?, ?)
            ON CONFLICT (task) DO UPDATE SET node = excluded.node, held_until = excluded.held_until
            WHERE leases.node = excluded.node OR leases.held_until <= ?
            """, task, node, until, now) > 0);
    }
}
