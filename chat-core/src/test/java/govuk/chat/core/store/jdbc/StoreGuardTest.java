package govuk.chat.core.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.BreakerState;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.testing.Await;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When callers are kept from the database, and when no longer. */
final class StoreGuardTest {
    private static final int ROOM = 2;

    private final AtomicBoolean isThere = new AtomicBoolean(true);
    private final AtomicInteger trials = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final StoreGuard guard = new StoreGuard("it", ROOM, () -> {
        trials.incrementAndGet();
        ask();
    });

    @AfterEach
    void close() {
        guard.close();
    }

    @Test
    void threeFailuresInARow_refuseWithoutAsking_untilATrialSucceeds() {
        isThere.set(false);
        for (var call = 0; call < 3; call++) {
            assertOffline();
        }
        assertThat(guard.state()).isNotEqualTo(BreakerState.CLOSED);
        var before = asked.get() - trials.get();

        assertOffline();
        Await.until("two trials fail", () -> trials.get() >= 2);
        assertOffline();
        assertThat(asked.get() - trials.get()).as("asked by callers").isEqualTo(before);

        isThere.set(true);
        Await.until("it is closed", () -> guard.state() == BreakerState.CLOSED);
        assertThat(guard.call(this::ask)).isEqualTo("answer");
    }

    @Test
    void failuresWithASuccessBetween_refuseNobody() {
        for (var call = 0; call < 4; call++) {
            isThere.set(false);
            assertOffline();
            assertOffline();
            isThere.set(true);
            assertThat(guard.call(this::ask)).isEqualTo("answer");
        }
    }

    @Test
    void whatTheDatabaseItselfRefuses_isAnAnswer() {
        var answers = new ChatException[] {
            new ChatException(ErrorCode.CONFLICT, "Not now."),
            DatabaseErrors.translate(new SQLException("duplicate", "23505")),
            DatabaseErrors.translate(new SQLException("statement timeout", "57014")),
            DatabaseErrors.translate(new SQLException("lock timeout", "55P03")),
            DatabaseErrors.tooBusy()
        };
        for (var answer : answers) {
            for (var call = 0; call < 5; call++) {
                assertThatThrownBy(() -> guard.call(() -> {
                            throw answer;
                        }))
                        .isSameAs(answer);
            }
            assertThat(guard.state()).as(answer.toString()).isEqualTo(BreakerState.CLOSED);
        }
    }

    @Test
    void moreThanThereIsRoomFor_areRefusedAtOnce() throws Exception {
        var inside = new CountDownLatch(ROOM);
        var leave = new CountDownLatch(1);
        for (var caller = 0; caller < ROOM; caller++) {
            Thread.ofVirtual()
                    .start(() -> guard.call(() -> {
                        inside.countDown();
                        return await(leave);
                    }));
        }
        inside.await();

        assertOffline();

        leave.countDown();
        Await.until("there is room", () -> {
            try {
                return guard.call(this::ask).equals("answer");
            } catch (ChatException e) {
                return false;
            }
        });
    }

    @Test
    void callThatBeganBeforeTheOutage_doesNotCountAfterIt() throws Exception {
        var inside = new CountDownLatch(1);
        var fail = new CountDownLatch(1);
        var late = CompletableFuture.runAsync(() -> guard.call(() -> {
            inside.countDown();
            await(fail);
            throw DatabaseErrors.tooLate();
        }));
        inside.await();
        isThere.set(false);
        for (var call = 0; call < 3; call++) {
            assertOffline();
        }
        isThere.set(true);
        Await.until("it is closed", () -> guard.state() == BreakerState.CLOSED);
        isThere.set(false);
        assertOffline();
        assertOffline();

        fail.countDown();
        assertThatThrownBy(late::join).hasCauseInstanceOf(ChatException.class);

        assertThat(guard.state()).isEqualTo(BreakerState.CLOSED);
    }

    private void assertOffline() {
        assertThatThrownBy(() -> guard.call(this::ask))
                .isInstanceOfSatisfying(
                        ChatException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_OFFLINE));
    }

    private String ask() {
        asked.incrementAndGet();
        if (!isThere.get()) {
            throw DatabaseErrors.translate(new SQLException("connection refused", "08001"));
        }
        return "answer";
    }

    private static String await(CountDownLatch latch) {
        try {
            latch.await();
            return "answer";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
