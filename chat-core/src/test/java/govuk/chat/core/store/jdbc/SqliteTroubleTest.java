package govuk.chat.core.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Message;
import govuk.chat.core.store.StorageUser;
import govuk.chat.core.testing.Await;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database when it may not grow. */
final class SqliteTroubleTest {
    @TempDir
    private Path directory;

    @Test
    void full_refusesWhatDoesNotFit_keepsTheRest_andGoesOnWhenThereIsRoom() {
        var file = SqliteTransactions.open(directory);
        try (var storage = new JdbcStorage(GuardedTransactions.ofFile(file), Dialect.SQLITE)) {
            var user = new StorageUser(storage);
            var session = user.newSession();
            var acknowledged = new ArrayList<Message>();
            mayHavePages(file, pages(file) + 8);

            assertThatThrownBy(() -> {
                        while (true) {
                            acknowledged.add(user.ask(session, "x".repeat(900)).message());
                        }
                    })
                    .isInstanceOfSatisfying(
                            ChatException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_OFFLINE));

            assertThat(acknowledged).isNotEmpty();
            assertThat(storage.messages().after(session.id(), 0, 1_000)).isEqualTo(acknowledged);
            assertThat(storage.replies().list(session.id(), 0, 1_000)).hasSameSizeAs(acknowledged);

            mayHavePages(file, 1_000_000);
            Await.until("there is room", () -> {
                try {
                    acknowledged.add(user.ask(session, "again").message());
                    return true;
                } catch (ChatException e) {
                    return false;
                }
            });
            assertThat(storage.messages().after(session.id(), 0, 1_000)).isEqualTo(acknowledged);
        }
    }

    private static int pages(SqliteTransactions file) {
        return file.write(
                sql -> sql.first(row -> row.getInt(1), "PRAGMA page_count").orElseThrow());
    }

    /** A limit of the connection that writes. */
    private static void mayHavePages(SqliteTransactions file, int most) {
        file.write(sql -> sql.first(row -> row.getInt(1), "PRAGMA max_page_count = " + most));
    }
}
