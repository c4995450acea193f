package govuk.chat.core.store.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of a SQLite file. Making a commit durable takes far longer than the work in it, so one thread does all the work
 * that waits in one transaction, commits it once, and only then lets the callers go on. While it commits, the next group gathers;
 * a caller that comes alone waits for nobody. A unit that fails undoes itself and no other.
 */
final class GroupCommit implements AutoCloseable {
    private static final int LARGEST_GROUP = 256;
    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    private final Sql sql;
    private final Duration timeLimit;
    private final BlockingQueue<WaitingWork<?>> waiting;
    private final Thread writer =
            Thread.ofPlatform().name("chat-writer").daemon().unstarted(this::run);
    private volatile boolean closed;

    /**
     * @param longestQueue with more waiting the disk cannot keep up, and refusing is better than letting everybody wait in vain
     * @param timeLimit how long a caller waits, and closing waits for the callers
     */
    GroupCommit(Sql sql, int longestQueue, Duration timeLimit) {
        this.sql = sql;
        this.waiting = new ArrayBlockingQueue<>(longestQueue);
        this.timeLimit = timeLimit;
        writer.start();
    }

    <T> T write(Work<T> work) {
        var unit = new WaitingWork<>(work);
        if (closed) {
            throw DatabaseErrors.closed();
        }
        if (!waiting.offer(unit)) {
            throw DatabaseErrors.tooBusy();
        }
        // Closing may have come in between and the writer be gone: what it left in the queue, nobody will do.
        if (closed && waiting.remove(unit)) {
            throw DatabaseErrors.closed();
        }
        return unit.await(timeLimit);
    }

    /** How many wait to be begun. */
    int queueLength() {
        return waiting.size();
    }

    private void run() {
        var group = new ArrayList<WaitingWork<?>>(LARGEST_GROUP);
        while (!closed || !waiting.isEmpty()) {
            try {
                group.add(waiting.take());
                waiting.drainTo(group, LARGEST_GROUP - 1);
                commit(group);
                group.forEach(WaitingWork::release);
            } catch (InterruptedException e) {
                log.debug("The writer goes on until it is closed", e);
            } finally {
                group.clear();
            }
        }
    }

    private void commit(List<WaitingWork<?>> group) {
        group.removeIf(unit -> !unit.isStillWanted());
        try {
            if (!commitTogether(group)) {
                commitOneByOne(group);
            }
        } catch (SQLException | RuntimeException e) {
            log.warn("A transaction of {} units was undone: {}", group.size(), DatabaseErrors.reason(e));
            log.debug("Why it was undone", e);
            rollBack();
            group.forEach(unit -> unit.fail(DatabaseErrors.offline(e)));
        }
    }

    /** Hardly any work fails, so it is tried without savepoints, which cost as much as the work. False, and nothing done, if some failed. */
    private boolean commitTogether(List<WaitingWork<?>> group) throws SQLException {
        sql.update("BEGIN IMMEDIATE");
        for (var unit : group) {
            if (!unit.run(sql)) {
                rollBack();
                return false;
            }
        }
        sql.update("COMMIT");
        return true;
    }

    /** Each with its own savepoint, in one transaction all the same: one that fails undoes itself and no other. */
    private void commitOneByOne(List<WaitingWork<?>> group) throws SQLException {
        sql.update("BEGIN IMMEDIATE");
        for (var unit : group) {
            sql.update("SAVEPOINT unit");
            if (!unit.run(sql)) {
                sql.update("ROLLBACK TO unit");
            }
            sql.update("RELEASE unit");
        }
        sql.update("COMMIT");
    }

    private void rollBack() {
        try {
            sql.update("ROLLBACK");
        } catch (SQLException e) {
            // SQLite undoes a transaction by itself when the disk is full or fails.
            log.debug("There was nothing to undo", e);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            waiting.offer(new WaitingWork<>(nothing -> true));
        }
        try {
            writer.join(timeLimit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
