package govuk.chat.core.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.StorageUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only the embedded database promises: its directory, and the end of its process. */
final class SqliteFileTest {
    @TempDir
    private Path directory;

    @Test
    void open_makesTheDirectory_forItsOwnerOnly() throws IOException {
        var inner = directory.resolve("a/b");

        JdbcStorage.openSqlite(inner).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inner)))
                .isEqualTo("rwx------");
    }

    @Test
    void open_again_findsEverything() {
        var first = JdbcStorage.openSqlite(directory);
        var user = new StorageUser(first);
        var session = user.newSession();
        var asked = user.ask(session, "hello");
        first.close();

        try (var again = JdbcStorage.openSqlite(directory)) {
            assertThat(again.messages().after(session.id(), 0, 10)).containsExactly(asked.message());
            assertThat(again.replies().find(asked.reply().id())).contains(asked.reply());
        }
    }

    @Test
    void open_afterTheProcessWasKilled_findsEverything_andQueuesWhatRan() throws IOException {
        var copy = directory.resolve("copy");
        try (var killed = JdbcStorage.openSqlite(directory.resolve("original"))) {
            var user = new StorageUser(killed);
            var running = user.running(user.newSession(), "node");

            // The files as they are now are what a killed process leaves.
            copy(directory.resolve("original"), copy);

            try (var storage = JdbcStorage.openSqlite(copy)) {
                var found = storage.replies().find(running.id()).orElseThrow();
                assertThat(found.state()).isEqualTo(new ReplyState.Queued());
                assertThat(found.attempt()).isEqualTo(1);
                assertThat(storage.queue().claim(running.id(), user.lease("another")))
                        .isPresent();
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void open_whileInUse() {
        try (var first = JdbcStorage.openSqlite(directory)) {
            assertThatThrownBy(() -> JdbcStorage.openSqlite(directory))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining(
                            "dataDirectory is " + directory + ", which another process is using: expected");
            first.check();
        }
        JdbcStorage.openSqlite(directory).close();
    }

    @Test
    void open_whereNoDirectoryCanBe() throws IOException {
        var file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> JdbcStorage.openSqlite(file.resolve("data")))
                .isInstanceOf(SettingException.class)
                .hasMessageEndingWith("which cannot be used: expected a directory that this program may write to");
    }

    @Test
    void open_fileThatIsNoDatabase() throws IOException {
        Files.writeString(directory.resolve("chat.db"), "no database at all ".repeat(100));

        assertThatThrownBy(() -> JdbcStorage.openSqlite(directory))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("whose database cannot be used")
                .hasMessageNotContainingAny("\n");
        // It gave the directory back.
        assertThatThrownBy(() -> JdbcStorage.openSqlite(directory))
                .hasMessageContaining("whose database cannot be used");
    }

    @Test
    void open_databaseOfANewerVersion() throws SQLException {
        JdbcStorage.openSqlite(directory).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("chat.db"));
                var statement = connection.createStatement()) {
            statement.execute("""
                INSERT INTO chat_schema_history
                SELECT 99, '999', 'from the future', type, 'V999__Future.sql', 1, installed_by, installed_on, 1, success
                FROM chat_schema_history WHERE version = '1'
                """);
        }

        assertThatThrownBy(() -> JdbcStorage.openSqlite(directory))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("this version or an older one");
    }

    @Test
    @Timeout(5)
    void everything_afterClosing() {
        Storage storage = JdbcStorage.openSqlite(directory);
        var user = new StorageUser(storage);
        var session = user.newSession();

        storage.close();
        storage.close();

        assertOffline(storage::check);
        assertOffline(() -> storage.sessions().find(session.owner(), session.id()));
        assertOffline(() -> user.ask(session, "hello"));
    }

    private static void assertOffline(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ChatException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_OFFLINE));
    }
}
