package govuk.chat.cli.script.report;

import govuk.chat.cli.script.check.Finding;
import govuk.chat.cli.script.run.Exchange;
import govuk.chat.cli.script.run.SuiteResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sentences that all reports share. */
final class Words {
    private static final int LONGEST = 2_000;

    private Words() {}

    /** The last line of every run. */
    static String summary(SuiteResult result) {
        var percentile = result.slowestOfMost()
                .map(time -> " (p95 answer " + seconds(time) + ")")
                .orElse("");
        return result.passed() + " passed, " + result.failed() + " failed, " + result.skipped() + " skipped in "
                + seconds(result.took()) + percentile;
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toNanos() / 1e9);
    }

    static String time(Duration time) {
        return time.compareTo(Duration.ofSeconds(1)) < 0 ? time.toMillis() + " ms" : seconds(time);
    }

    /** How a check failed: what was expected, what came, and for whole texts the difference. */
    static List<String> lines(Finding finding) {
        var lines = new ArrayList<String>();
        lines.add(finding.at() + " " + finding.check());
        lines.add("  expected: " + Shortened.line(finding.expected(), LONGEST));
        lines.add("  found:    " + Shortened.line(finding.actual(), LONGEST));
        if (finding.check().endsWith("equals") && !finding.actual().isBlank()) {
            lines.add("  diff:     " + Shortened.line(WordDiff.of(finding.expected(), finding.actual()), LONGEST));
        }
        return lines;
    }

    /** When the answer came, and under which id the server's log has it. */
    static String about(Exchange exchange) {
        var words = new ArrayList<String>();
        exchange.timing().firstToken().ifPresent(first -> words.add("first piece after " + time(first)));
        words.add("complete after " + time(exchange.timing().total()));
        if (!exchange.requestId().isEmpty()) {
            words.add("request " + Shortened.line(exchange.requestId(), 64));
        }
        return String.join(", ", words);
    }
}
