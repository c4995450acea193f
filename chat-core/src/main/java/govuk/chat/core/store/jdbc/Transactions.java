package govuk.chat.core.store.jdbc;

import govuk.chat.core.store.PoolUse;

/**
 * Where {@link Work} is done. Safe for use by many threads. Calls take a bounded time and are not cut short by an interrupt: the
 * thread is still interrupted afterwards. What goes wrong with the database becomes {@code ChatException}, whatever else the work
 * throws reaches the caller as it is.
 */
interface Transactions extends AutoCloseable {
    /** All of the work or nothing; returns once it is durable. */
    <T> T write(Work<T> work);

    /** Work of one statement that changes nothing. Sees every write that returned before. */
    <T> T read(Work<T> work);

    /** Does next to nothing; throws {@code ChatException} if the database does not answer or would take no write. */
    void check();

    PoolUse pool();

    /** Lets begun writes end, for a bounded time. Closing twice does nothing. */
    @Override
    void close();
}
