package govuk.chat.perf.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import govuk.chat.perf.BenchException;
import govuk.chat.perf.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a whole run came to.
 *
 * @param notRun names of the cases that could not be tried, with the reason
 */
record Matrix(Instant startedAt, Machine machine, ChaosOptions options, List<Row> rows, Map<String, String> notRun) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String LINE = "%-38s %6s %8s %7s %7s %6s %8s %5s %5s %9s %9s  %s%n";
    private static final int MOST_MISTAKES = 5;

    Matrix {
        rows = List.copyOf(rows);
        notRun = new TreeMap<>(notRun);
    }

    boolean isClean() {
        return rows.stream().allMatch(Row::isClean);
    }

    String text() {
        return """
            Chaos, %s: %d servers, %d people who ask, faults of %d s
            Machine: %s

            %s%s%s
            %s
            """.formatted(
                        startedAt.truncatedTo(ChronoUnit.SECONDS),
                        options.replicas(),
                        options.people(),
                        options.faultLength().toSeconds(),
                        machine,
                        head(),
                        rows.stream().map(Matrix::line).collect(Collectors.joining()),
                        notRun.entrySet().stream()
                                .map(it -> "%-38s not run: %s%n".formatted(it.getKey(), it.getValue()))
                                .collect(Collectors.joining()),
                        verdict());
    }

    static String head() {
        return LINE.formatted(
                "", "asked", "answered", "failed", "during", "lost", "doubled", "open", "torn", "longest", "back", "");
    }

    /** One case, and what was found wrong, if anything. */
    static String line(Row row) {
        var found = row.found();
        var line = LINE.formatted(
                row.what(),
                row.asked(),
                row.answered(),
                row.failed(),
                row.during(),
                found.lost(),
                found.doubled(),
                found.open(),
                found.torn(),
                seconds(row.longest()),
                row.back().map(Matrix::seconds).orElse("never"),
                row.isClean() ? "ok" : "NOT OK");
        return line
                + found.mistakes().stream()
                        .limit(MOST_MISTAKES)
                        .map("    %s%n"::formatted)
                        .collect(Collectors.joining());
    }

    private String verdict() {
        var broken = rows.stream().filter(row -> !row.isClean()).count();
        return broken == 0
                ? "Nothing was lost or doubled, and everything ended, in all of " + rows.size() + " cases."
                : broken + " of " + rows.size() + " cases are not as they should be.";
    }

    void writeJson(Path file) {
        try {
            Files.writeString(file, JSON.writeValueAsString(json()) + "\n");
        } catch (IOException e) {
            throw new BenchException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private ObjectNode json() {
        var json = JSON.createObjectNode();
        json.put("startedAt", startedAt.toString())
                .put("machine", machine.toString())
                .put("servers", options.replicas())
                .put("people", options.people())
                .put("faultSeconds", options.faultLength().toSeconds())
                .put("isClean", isClean());
        var cases = json.putArray("cases");
        rows.forEach(row -> write(row, cases.addObject()));
        json.set("notRun", JSON.valueToTree(notRun));
        return json;
    }

    private static void write(Row row, ObjectNode json) {
        var found = row.found();
        json.put("name", row.name())
                .put("what", row.what())
                .put("asked", row.asked())
                .put("answered", row.answered())
                .put("failed", row.failed())
                .put("answeredDuring", row.during())
                .put("faultMillis", row.lasted().toMillis())
                .put("longestMillis", row.longest().toMillis())
                .put("slowestReply", row.slowest());
        row.back().ifPresent(back -> json.put("backMillis", back.toMillis()));
        json.put("lost", found.lost())
                .put("doubled", found.doubled())
                .put("open", found.open())
                .put("torn", found.torn())
                .put("isClean", row.isClean());
        found.mistakes().forEach(json.putArray("mistakes")::add);
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
