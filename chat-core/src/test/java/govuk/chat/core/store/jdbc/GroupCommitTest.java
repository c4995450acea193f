package govuk.chat.core.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.testing.InParallel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GroupCommitTest {
    private static final int LONGEST_QUEUE = 20;

    @TempDir
    private Path directory;

    private Connection writing;
    private Connection reading;
    private GroupCommit writer;
    private final CountDownLatch go = new CountDownLatch(1);

    @BeforeEach
    void open() throws SQLException {
        var url = "jdbc:sqlite:" + directory.resolve("test.db");
        writing = DriverManager.getConnection(url);
        reading = DriverManager.getConnection(url);
        try (var statement = writing.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA foreign_keys = ON");
            statement.execute("CREATE TABLE numbers (n INTEGER PRIMARY KEY)");
            statement.execute("CREATE TABLE twins (n INTEGER REFERENCES numbers (n) DEFERRABLE INITIALLY DEFERRED)");
        }
        writer = new GroupCommit(new Sql(writing), LONGEST_QUEUE, Duration.ofSeconds(10));
    }

    @AfterEach
    void close() throws SQLException {
        go.countDown();
        writer.close();
        writing.close();
        reading.close();
    }

    @Test
    void write_returns_whatOthersAlreadySee() throws SQLException {
        writer.write(insert(1));

        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void write_oneOfAGroupFails_theOthersStay() throws SQLException {
        var turn = new AtomicInteger();
        holdTheWriter();

        var group = inBackground(10, () -> {
            var number = turn.incrementAndGet();
            return writer.write(sql -> {
                sql.update("INSERT INTO numbers VALUES (?)", number);
                if (number % 2 == 0) {
                    throw new IllegalStateException("an even number");
                }
                return number;
            });
        });
        waitFor(() -> writer.queueLength() == 10);
        go.countDown();

        var failed = group.stream().filter(GroupCommitTest::fails).count();
        assertThat(failed).isEqualTo(5);
        assertThat(stored()).isEqualTo(5);
    }

    @Test
    void write_brokenConstraintInAGroup_failsAloneWithInternalError() throws SQLException {
        holdTheWriter();
        var first = inBackground(1, () -> writer.write(insert(7))).getFirst();
        waitFor(() -> writer.queueLength() == 1);
        var second = inBackground(1, () -> writer.write(insert(7))).getFirst();
        waitFor(() -> writer.queueLength() == 2);
        go.countDown();

        assertThat(first.join()).isEqualTo(1);
        assertCode(ErrorCode.INTERNAL_ERROR, () -> unwrap(second));
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void write_commitFails_nobodyOfTheGroupIsTold_itWasStored() throws SQLException {
        holdTheWriter();
        var good = inBackground(1, () -> writer.write(insert(1))).getFirst();
        waitFor(() -> writer.queueLength() == 1);
        var bad = inBackground(1, () -> writer.write(sql -> sql.update("INSERT INTO twins VALUES (99)")))
                .getFirst();
        waitFor(() -> writer.queueLength() == 2);
        go.countDown();

        assertCode(ErrorCode.SERVICE_OFFLINE, () -> unwrap(good));
        assertCode(ErrorCode.SERVICE_OFFLINE, () -> unwrap(bad));
        assertThat(stored()).isZero();
        assertThat(writer.write(insert(2))).isEqualTo(1);
    }

    @Test
    void write_errorInTheWork_reachesTheCaller_andTheWriterLives() {
        assertThatThrownBy(() -> writer.write(sql -> {
                    throw new StackOverflowError("too deep");
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(writer.write(insert(1))).isEqualTo(1);
    }

    @Test
    void write_tooManyWaiting_isRefusedAtOnce() {
        holdTheWriter();
        inBackground(LONGEST_QUEUE, () -> writer.write(sql -> 1));
        waitFor(() -> writer.queueLength() == LONGEST_QUEUE);

        assertCode(ErrorCode.SERVICE_OFFLINE, () -> writer.write(insert(1)));
    }

    @Test
    void write_waitsTooLong_isNeverDone() throws SQLException {
        writer.close();
        writer = new GroupCommit(new Sql(writing), LONGEST_QUEUE, Duration.ofMillis(100));
        holdTheWriter();

        assertCode(ErrorCode.SERVICE_OFFLINE, () -> writer.write(insert(1)));

        go.countDown();
        waitFor(() -> writer.queueLength() == 0);
        writer.close();
        assertThat(stored()).isZero();
    }

    @Test
    void write_interruptedCaller_isDone_andStillInterrupted() throws SQLException {
        Thread.currentThread().interrupt();

        assertThat(writer.write(insert(1))).isEqualTo(1);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void write_manyInParallel() throws SQLException {
        var numbers = new AtomicInteger();

        InParallel.times(LONGEST_QUEUE, () -> {
            for (int i = 0; i < 10; i++) {
                writer.write(insert(numbers.incrementAndGet()));
            }
            return true;
        });

        assertThat(stored()).isEqualTo(LONGEST_QUEUE * 10);
    }

    @Test
    void close_letsWaitingWritesEnd_andRefusesMore() throws SQLException {
        holdTheWriter();
        var waiting = inBackground(3, () -> writer.write(sql -> 1));
        waitFor(() -> writer.queueLength() == 3);
        go.countDown();

        writer.close();
        writer.close();

        assertThat(waiting).allSatisfy(result -> assertThat(result.join()).isEqualTo(1));
        assertCode(ErrorCode.SERVICE_OFFLINE, () -> writer.write(insert(1)));
    }

    private static Work<Integer> insert(int number) {
        return sql -> sql.update("INSERT INTO numbers VALUES (?)", number);
    }

    /** Everything that comes meanwhile makes one group. */
    private void holdTheWriter() {
        var begun = new CountDownLatch(1);
        inBackground(
                1,
                () -> writer.write(sql -> {
                    begun.countDown();
                    return await(go) ? 0 : 1;
                }));
        assertThat(await(begun)).isTrue();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<CompletableFuture<Integer>> inBackground(int count, Supplier<Integer> work) {
        var all = new ArrayList<CompletableFuture<Integer>>();
        IntStream.range(0, count)
                .forEach(i -> all.add(CompletableFuture.supplyAsync(work, Thread::startVirtualThread)));
        return all;
    }

    private static void waitFor(BooleanSupplier condition) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static boolean fails(CompletableFuture<Integer> result) {
        return result.handle((value, failure) -> failure != null).join();
    }

    private static void unwrap(CompletableFuture<Integer> result) throws Throwable {
        var failure = result.handle((value, error) -> error).join();
        if (failure != null) {
            throw failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        }
    }

    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ChatException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private int stored() throws SQLException {
        try (var sql = new Sql(reading)) {
            return sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM numbers")
                    .orElseThrow();
        }
    }
}
