package govuk.chat.core.store.jdbc;

import govuk.chat.core.store.SettingStore;
import govuk.chat.core.store.StoredSetting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

final class JdbcSettingStore implements SettingStore {
    private final Transactions transactions;

    JdbcSettingStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<StoredSetting> all() {
        return transactions.read(sql -> sql.list(
                JdbcSettingStore::read,
                "SELECT name, value, version, changed_at, changed_by, comment FROM settings ORDER BY name"));
    }

    @Override
    public boolean replace(StoredSetting next) {
        return transactions.write(sql -> next.version() == 1 ? insert(sql, next) : update(sql, next));
    }

    private static boolean insert(Sql sql, StoredSetting first) throws SQLException {
        return sql.update("""
            INSERT INTO settings (name, value, version, changed_at, changed_by, comment)
            VALUES (?, ?, 1, ?, ?, ?)
            ON CONFLICT (name) DO NOTHING
            """, first.name(), first.value(), first.changedAt(), first.changedBy(), first.comment()) > 0;
    }

    private static boolean update(Sql sql, StoredSetting next) throws SQLException {
        return sql.update(
                        """
                        UPDATE settings SET value = ?, version = ?, changed_at = ?, changed_by = ?, comment = ?
                        WHERE name = ? AND version = ?
                        """,
                        next.value(),
                        next.version(),
                        next.changedAt(),
                        next.changedBy(),
                        next.comment(),
                        next.name(),
                        next.version() - 1)
                > 0;
    }

    private static StoredSetting read(ResultSet row) throws SQLException {
        return new StoredSetting(
                row.getString("name"),
                row.getString("value"),
                row.getLong("version"),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                row.getString("changed_by"),
                row.getString("comment"));
    }
}
