package govuk.chat.core.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditEntry;
import govuk.chat.core.model.AuditOutcome;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.store.AuditChain;
import govuk.chat.core.store.AuditChain.Verdict.Broken;
import govuk.chat.core.store.AuditChain.Verdict.Whole;
import govuk.chat.core.store.AuditStore;
import govuk.chat.core.testing.EmbeddedPostgresServer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody with a hand in the database, and what the check says of it. */
final class JdbcAuditCheckTest {
    private static final int ENTRIES = 8;

    @TempDir
    private Path directory;

    @Test
    void untouched_isWhole_whileTheChatRuns() {
        try (var storage = JdbcStorage.openSqlite(directory)) {
            fill(storage.audit());

            assertThat(JdbcAuditCheck.sqlite(directory))
                    .isEqualTo(new Whole(storage.audit().head()));
            storage.audit().append(entry("and on it goes"));
            assertThat(JdbcAuditCheck.sqlite(directory))
                    .isEqualTo(new Whole(storage.audit().head()));
        }
    }

    @Test
    void empty_isWhole() {
        JdbcStorage.openSqlite(directory).close();

        assertThat(JdbcAuditCheck.sqlite(directory)).isInstanceOf(Whole.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        UPDATE audit SET actor = 'somebody else' WHERE sequence = 3                     | 3 | is not what was written
        UPDATE audit SET happened_at = happened_at + 1 WHERE sequence = 1               | 1 | is not what was written
        UPDATE audit SET details = '{}' WHERE sequence = 8                              | 8 | is not what was written
        UPDATE audit SET action = 'tea_drunk' WHERE sequence = 5                        | 5 | holds what no entry can hold
        UPDATE audit SET details = 'no JSON' WHERE sequence = 6                         | 6 | holds what no entry can hold
        DELETE FROM audit WHERE sequence = 4                                            | 4 | it is missing
        DELETE FROM audit WHERE sequence > 5                                            | 6 | there were 8
        DELETE FROM audit                                                               | 1 | there were 8
        UPDATE audit_head SET sequence = 7                                              | 8 | was put behind the end
        UPDATE audit_head SET hash = 'abc'                                              | 8 | noted for the end
        """)
    void touched_namesTheFirstBadEntry(String change, long sequence, String why) throws SQLException {
        try (var storage = JdbcStorage.openSqlite(directory)) {
            fill(storage.audit());
        }
        execute("jdbc:sqlite:" + directory.resolve("chat.db"), change);

        assertBroken(JdbcAuditCheck.sqlite(directory), sequence, why);
    }

    @Test
    void touched_entryRewrittenWithItsOwnHash_breaksTheNext() throws SQLException {
        try (var storage = JdbcStorage.openSqlite(directory)) {
            fill(storage.audit());
            var second = storage.audit().after(1, 1).getFirst();
            var first = storage.audit().after(0, 1).getFirst();
            var forged = new AuditEntry(
                    2,
                    second.entry().happenedAt(),
                    "nobody",
                    AuditAction.LOGIN,
                    "forged",
                    "",
                    "",
                    AuditOutcome.DONE,
                    Map.of());
            execute(
                    "jdbc:sqlite:" + directory.resolve("chat.db"),
                    "UPDATE audit SET actor = 'nobody', action = 'login', subject = 'forged', address = '', outcome ="
                            + " 'done', details = '{}', hash = '" + AuditChain.hash(first.hash(), forged)
                            + "' WHERE sequence = 2");
        }

        assertBroken(JdbcAuditCheck.sqlite(directory), 3, "is not what was written");
    }

    @Test
    void postgres_touched_namesTheFirstBadEntry() throws SQLException {
        var settings = new PostgresSettings(EmbeddedPostgresServer.shared().newDatabase());
        try (var storage = JdbcStorage.openPostgres(settings)) {
            fill(storage.audit());
            assertThat(JdbcAuditCheck.postgres(settings))
                    .isEqualTo(new Whole(storage.audit().head()));

            execute(settings.url(), "UPDATE audit SET address = '198.51.100.7' WHERE sequence = 2");

            assertBroken(JdbcAuditCheck.postgres(settings), 2, "is not what was written");
        }
    }

    @Test
    void postgres_twoReplicas_writeOneChain() throws Exception {
        var settings = new PostgresSettings(EmbeddedPostgresServer.shared().newDatabase());
        try (var one = JdbcStorage.openPostgres(settings);
                var other = JdbcStorage.openPostgres(settings)) {
            var busy = Thread.startVirtualThread(() -> fill(other.audit()));
            fill(one.audit());
            busy.join();

            var verdict = JdbcAuditCheck.postgres(settings);
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Whole.class,
                            whole -> assertThat(whole.head().sequence()).isEqualTo(2 * ENTRIES));
        }
    }

    @Test
    void noDatabase_isSaidInOneLine() {
        assertThatThrownBy(() -> JdbcAuditCheck.sqlite(directory.resolve("elsewhere")))
                .isInstanceOf(SettingException.class)
                .hasMessageEndingWith("elsewhere, where there is no database: expected the server's data directory");
        var settings = new PostgresSettings(EmbeddedPostgresServer.shared().newDatabase());
        assertThatThrownBy(() -> JdbcAuditCheck.postgres(settings))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("whose audit cannot be read");
    }

    private static void fill(AuditStore audit) {
        for (int i = 1; i <= ENTRIES; i++) {
            audit.append(entry("entry " + i));
        }
    }

    private static AuditEntry entry(String subject) {
        return new AuditEntry(
                0,
                Instant.parse("2026-03-01T10:00:00Z"),
                "system",
                AuditAction.RETENTION_PURGED,
                subject,
                "",
                "",
                AuditOutcome.DONE,
                Map.of("sessions", "3"));
    }

    private static void assertBroken(AuditChain.Verdict verdict, long sequence, String why) {
        assertThat(verdict).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.sequence()).isEqualTo(sequence);
            assertThat(broken.why()).contains(why);
        });
    }

    private static void execute(String url, String change) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(change);
        }
    }
}
