package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.store.PoolUse;
import govuk.chat.core.store.StoreObserver;
import java.util.Set;
import java.util.function.Supplier;

/** Tells an observer when the database fails. What the work itself refuses, such as a conflict, is no failure. */
record ObservedTransactions(Transactions transactions, StoreObserver observer) implements Transactions {
    private static final Set<ErrorCode> FAILURES = Set.of(ErrorCode.SERVICE_OFFLINE, ErrorCode.INTERNAL_ERROR);

    @Override
    public <T> T write(Work<T> work) {
        return observed(() -> transactions.write(work));
    }

    @Override
    public <T> T read(Work<T> work) {
        return observed(() -> transactions.read(work));
    }

    private <T> T observed(Supplier<T> call) {
        try {
            return call.get();
        } catch (ChatException e) {
            if (FAILURES.contains(e.code())) {
                observer.failed(e.code());
            }
            throw e;
        }
    }

    @Override
    public void check() {
        transactions.check();
    }

    @Override
    public PoolUse pool() {
        return transactions.pool();
    }

    @Override
    public void close() {
        transactions.close();
    }
}
