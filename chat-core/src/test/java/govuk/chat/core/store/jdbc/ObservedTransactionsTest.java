package govuk.chat.core.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.store.PoolUse;
import govuk.chat.core.testing.EmbeddedPostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservedTransactionsTest {
    private final List<ErrorCode> told = new ArrayList<>();

    @Test
    void failureOfTheDatabase_isTold(@TempDir Path directory) {
        try (var transactions = new ObservedTransactions(SqliteTransactions.open(directory), told::add)) {
            assertThatThrownBy(() -> transactions.read(sql -> sql.first(row -> true, "SELECT nonsense FROM nowhere")))
                    .isInstanceOf(ChatException.class);
            assertThatThrownBy(() -> transactions.write(sql -> {
                        throw new SQLException("disk full", "53100");
                    }))
                    .isInstanceOf(ChatException.class);
        }

        assertThat(told).hasSize(2);
    }

    @Test
    void whatTheWorkRefuses_isNoFailure(@TempDir Path directory) {
        try (var transactions = new ObservedTransactions(SqliteTransactions.open(directory), told::add)) {
            assertThatThrownBy(() -> transactions.write(sql -> {
                        throw new ChatException(ErrorCode.CONFLICT, "No.");
                    }))
                    .isInstanceOf(ChatException.class);
        }

        assertThat(told).isEmpty();
    }

    @Test
    void pool_saysHowManyAreLent(@TempDir Path directory) {
        try (var transactions = new ObservedTransactions(SqliteTransactions.open(directory), told::add)) {
            assertThat(transactions.pool()).isEqualTo(new PoolUse(0, 4, 0, 4));
            assertThat(transactions.<PoolUse>read(sql -> transactions.pool())).isEqualTo(new PoolUse(1, 3, 0, 4));
        }
    }

    @Test
    void pool_ofPostgres() {
        var settings = new PostgresSettings(EmbeddedPostgresServer.shared().newDatabase());
        try (var transactions = PooledTransactions.open(settings)) {
            var use = transactions.<PoolUse>read(sql -> transactions.pool());

            assertThat(use.active()).isEqualTo(1);
            assertThat(use.most()).isEqualTo(PostgresSettings.DEFAULT_CONNECTIONS);
        }
    }
}
