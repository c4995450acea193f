package govuk.chat.core.store.jdbc;

import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditEntry;
import govuk.chat.core.model.AuditOutcome;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.store.AuditLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** An audit entry as a row. Its columns are read in their order. */
final class AuditRow {
    static final String COLUMNS =
            "sequence, happened_at, actor, action, subject, address, request_id, outcome, details, hash";

    private AuditRow() {}

    static AuditLink read(ResultSet row) throws SQLException {
        var columns = new Columns(row);
        var entry = new AuditEntry(
                columns.number(),
                columns.time(),
                columns.text(),
                columns.word(AuditAction.class),
                columns.text(),
                columns.text(),
                columns.text(),
                columns.word(AuditOutcome.class),
                details(columns.text()));
        return new AuditLink(entry, columns.text());
    }

    static void insert(Sql sql, AuditLink link) throws SQLException {
        var entry = link.entry();
        sql.update(
                "INSERT INTO audit (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.sequence(),
                entry.happenedAt(),
                entry.actor(),
                Words.of(entry.action()),
                entry.subject(),
                entry.address(),
                entry.requestId(),
                Words.of(entry.outcome()),
                MetadataJson.write(new Metadata(Map.copyOf(entry.details()))),
                link.hash());
    }

    private static Map<String, String> details(String json) {
        var details = new HashMap<String, String>();
        MetadataJson.read(json).values().forEach((name, value) -> details.put(name, String.valueOf(value)));
        return details;
    }
}
