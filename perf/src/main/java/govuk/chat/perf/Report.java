package govuk.chat.perf;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Everything one run of the benchmark has to say. A scale other than 1 does less work and proves less. */
record Report(Instant startedAt, Machine machine, double scale, String jvmFlags, List<Result> results) {

    Report {
        results = List.copyOf(results);
    }

    String text() {
        var head = """
            Chat benchmark, %s
            Machine: %s
            Driver and servers share the machine. Server flags: %s
            %s\
            """.formatted(startedAt, machine, jvmFlags, scaleWarning());
        return head + results.stream().map(Report::section).collect(Collectors.joining());
    }

    private String scaleWarning() {
        return scale == 1 ? "" : "Scale " + scale + ": a trial run, too short for its figures to count.\n";
    }

    private static String section(Result result) {
        var lines = new StringBuilder("\n" + result.scenario() + "\n");
        result.figures().forEach(figure -> lines.append("  ").append(figure).append('\n'));
        result.targets().forEach(target -> lines.append("  > ").append(target).append('\n'));
        result.notes().forEach(note -> lines.append("  ").append(note).append('\n'));
        return lines.toString();
    }
}
