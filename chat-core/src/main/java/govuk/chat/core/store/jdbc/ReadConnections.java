package govuk.chat.core.store.jdbc;

import govuk.chat.core.store.PoolUse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A few connections for reading, lent to one caller each. A caller waits for a bounded time; the connection used last is lent
 * first, since its cache is warm.
 */
final class ReadConnections implements AutoCloseable {
    private final List<Connection> connections;
    private final BlockingDeque<Sql> idle = new LinkedBlockingDeque<>();
    private final Duration timeLimit;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closed;

    ReadConnections(List<Connection> connections, Duration timeLimit) {
        this.connections = List.copyOf(connections);
        this.timeLimit = timeLimit;
        connections.forEach(connection -> idle.addFirst(new Sql(connection)));
    }

    <T> T read(Work<T> work) {
        if (closed) {
            throw DatabaseErrors.closed();
        }
        var sql = take();
        if (sql == null) {
            throw DatabaseErrors.tooLate();
        }
        try {
            return work.in(sql);
        } catch (SQLException e) {
            throw DatabaseErrors.translate(e);
        } finally {
            idle.addFirst(sql);
        }
    }

    PoolUse use() {
        var resting = idle.size();
        return new PoolUse(connections.size() - resting, resting, waiting.get(), connections.size());
    }

    private @Nullable Sql take() {
        var sql = idle.pollFirst();
        if (sql != null) {
            return sql;
        }
        var interrupted = Thread.interrupted();
        waiting.incrementAndGet();
        try {
            return idle.pollFirst(timeLimit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
            return idle.pollFirst();
        } finally {
            waiting.decrementAndGet();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for those that are lent, each for a bounded time, and closes all. Closing twice does nothing. */
    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        for (int i = 0; i < connections.size(); i++) {
            var sql = take();
            if (sql == null) {
                break;
            }
            sql.close();
        }
        for (var connection : connections) {
            connection.close();
        }
    }
}
