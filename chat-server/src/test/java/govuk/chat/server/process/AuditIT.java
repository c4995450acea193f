package govuk.chat.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify-audit}: its words and its exit status. */
@SuppressWarnings("NullAway.Init")
class AuditIT {
    private static final Map<String, String> QUIET = Map.of("LOG_LEVEL", "WARN");

    @TempDir
    Path folder;

    @Test
    void verifyAudit_saysWhatBecameOfTheAudit() throws Exception {
        try (var server = ServerProcess.start(folder, QUIET);
                var check = ServerProcess.command(folder, QUIET, "verify-audit")) {
            assertThat(check.exitCode()).isZero();
            assertThat(check.output()).startsWith("The audit is whole: 0 entries, the last with hash 000");
            assertThat(server.isReady()).isTrue();
        }

        execute("INSERT INTO audit VALUES (1, 0, 'system', 'login', '', '', '', 'done', '{}', 'made up')");

        try (var check = ServerProcess.command(folder, QUIET, "verify-audit")) {
            assertThat(check.exitCode()).isEqualTo(1);
            assertThat(check.output().lines())
                    .containsExactly("The audit is broken at entry 1: it, or one before it, is not what was written.");
        }
    }

    @Test
    void verifyAudit_nothingToCheck_isNeitherWholeNorBroken() throws Exception {
        try (var check = ServerProcess.command(folder, QUIET, "verify-audit")) {
            assertThat(check.exitCode()).isEqualTo(2);
            assertThat(check.output().lines())
                    .containsExactly("The audit cannot be checked: chat.storage.dataDirectory is ./data, where there is"
                            + " no database: expected the server's data directory");
        }
    }

    private void execute(String change) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/chat.db"));
                var statement = connection.createStatement()) {
            statement.execute(change);
        }
    }
}
