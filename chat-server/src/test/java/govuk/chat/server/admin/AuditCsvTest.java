package govuk.chat.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditEntry;
import govuk.chat.core.model.AuditOutcome;
import govuk.chat.core.store.AuditQuery;
import govuk.chat.core.store.jdbc.JdbcStorage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCsvTest {
    @Test
    void write_quotes_andMakesNoFormulas(@TempDir Path data) throws Exception {
        try (var storage = JdbcStorage.openSqlite(data)) {
            storage.audit()
                    .append(new AuditEntry(
                            0,
                            Instant.parse("2026-03-01T10:00:00Z"),
                            "=cmd|' /C calc'!A0",
                            AuditAction.LOGIN,
                            "say \"hi\", then",
                            "@x",
                            "-1",
                            AuditOutcome.DONE,
                            Map.of("b", "2", "a", "1")));
            var out = new ByteArrayOutputStream();

            AuditCsv.write(storage.audit(), AuditQuery.ALL, out);

            assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1))
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .startsWith("\"1\",\"2026-03-01T10:00:00Z\",\"'=cmd|' /C calc'!A0\",\"LOGIN\","
                                    + "\"say \"\"hi\"\", then\",\"'@x\",\"'-1\",\"DONE\",\"a=1; b=2\","));
        }
    }
}
