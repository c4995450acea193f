package govuk.chat.server.admin;

import govuk.chat.core.store.AuditLink;
import govuk.chat.core.store.AuditQuery;
import govuk.chat.core.store.AuditStore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The audit as a table for spreadsheets. A cell that a spreadsheet would take for a formula is made text (OWASP, CSV injection). */
final class AuditCsv {
    private static final int AT_ONCE = 500;
    private static final String HEAD =
            "sequence,timestamp,actor,action,subject,address,requestId,outcome,details,hash\r\n";

    private AuditCsv() {}

    static void write(AuditStore audit, AuditQuery query, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(HEAD);
        var before = Long.MAX_VALUE;
        List<AuditLink> page;
        do {
            page = audit.search(query, before, AT_ONCE);
            for (var link : page) {
                write(link, writer);
                before = link.entry().sequence();
            }
        } while (page.size() == AT_ONCE);
        writer.flush();
    }

    private static void write(AuditLink link, Writer writer) throws IOException {
        var entry = link.entry();
        var details = entry.details().entrySet().stream()
                .map(detail -> detail.getKey() + "=" + detail.getValue())
                .collect(Collectors.joining("; "));
        writer.write(Stream.of(
                        Long.toString(entry.sequence()),
                        entry.happenedAt().toString(),
                        entry.actor(),
                        entry.action().name(),
                        entry.subject(),
                        entry.address(),
                        entry.requestId(),
                        entry.outcome().name(),
                        details,
                        link.hash())
                .map(AuditCsv::cell)
                .collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String cell(String text) {
        var harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
