package govuk.chat.core.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.store.StorageUser;
import govuk.chat.core.testing.EmbeddedPostgresServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens when the server is away, slow, or not ours. */
final class PostgresServerTest {
    @Test
    void open_again_findsEverything() {
        var settings = new PostgresSettings(EmbeddedPostgresServer.shared().newDatabase());
        var first = JdbcStorage.openPostgres(settings);
        var user = new StorageUser(first);
        var session = user.newSession();
        var running = user.running(session, "node");
        first.close();

        try (var again = JdbcStorage.openPostgres(settings)) {
            assertThat(again.messages().after(session.id(), 0, 10)).hasSize(1);
            // Another process may still be running it: only its lease says when it is not.
            assertThat(again.replies().find(running.id())).contains(running);
        }
    }

    @Test
    @Timeout(30)
    void everything_serverStopped_isOfflineInTime() {
        var server = EmbeddedPostgresServer.start();
        var url = server.newDatabase();
        try (var storage = JdbcStorage.openPostgres(new PostgresSettings(url))) {
            var user = new StorageUser(storage);
            var session = user.newSession();
            storage.check();

            server.close();

            assertOffline(storage::check);
            assertOffline(() -> user.ask(session, "hello"));
            assertOffline(() -> storage.sessions().find(session.owner(), session.id()));
        }
        assertThatThrownBy(() -> JdbcStorage.openPostgres(new PostgresSettings(url)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("url is postgresql://localhost:")
                .hasMessageContaining("which cannot be used (")
                .hasMessageNotContainingAny("\n", "user=");
    }

    @Test
    @Timeout(30)
    void ask_rowLockedForTooLong_isOfflineInTime() throws SQLException {
        var url = EmbeddedPostgresServer.shared().newDatabase();
        var settings = new PostgresSettings(url, "", "", 3, Duration.ofMillis(200));
        try (var storage = JdbcStorage.openPostgres(settings);
                var other = DriverManager.getConnection(url);
                var statement = other.createStatement()) {
            var user = new StorageUser(storage);
            var session = user.newSession();
            other.setAutoCommit(false);
            statement.execute("SELECT 1 FROM sessions FOR UPDATE");

            assertOffline(() -> user.ask(session, "hello"));

            other.rollback();
            assertThat(user.ask(session, "hello").message().sequence()).isEqualTo(1);
        }
    }

    @Test
    void write_onAnInterruptedThread_isDone_andStillInterrupted() {
        try (var storage = openFresh()) {
            var user = new StorageUser(storage);

            Thread.currentThread().interrupt();
            var session = user.newSession();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(storage.sessions().find(session.owner(), session.id())).contains(session);
        }
    }

    @Test
    @Timeout(10)
    void everything_afterClosing() {
        var storage = openFresh();
        storage.close();
        storage.close();

        assertOffline(storage::check);
    }

    @Test
    void open_databaseOfSomebodyElse() throws SQLException {
        var url = EmbeddedPostgresServer.shared().newDatabase();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE theirs (id TEXT)");
        }

        assertThatThrownBy(() -> JdbcStorage.openPostgres(new PostgresSettings(url)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("non-empty");
    }

    @Test
    void open_portThatIsNoNumber() {
        assertThatThrownBy(() -> JdbcStorage.openPostgres(new PostgresSettings("postgresql://ann:s3cret@db:port/chat")))
                .isInstanceOf(SettingException.class)
                .hasMessageNotContainingAny("s3cret");
    }

    private static JdbcStorage openFresh() {
        return JdbcStorage.openPostgres(
                new PostgresSettings(EmbeddedPostgresServer.shared().newDatabase()));
    }

    private static void assertOffline(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ChatException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_OFFLINE));
    }
}
