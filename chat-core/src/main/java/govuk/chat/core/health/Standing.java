package govuk.chat.core.health;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * How the chat stands.
 *
 * @param level the worst that follows from any of the findings
 * @param since when it came to that level
 * @param findings one for each thing it depends on, in the order in which they were configured
 */
public record Standing(Level level, Instant since, List<Finding> findings) {
    public Standing {
        findings = List.copyOf(findings);
    }

    static Standing of(List<Finding> findings, Standing before, Instant now) {
        var level = findings.stream()
                .map(Finding::level)
                .max(Comparator.naturalOrder())
                .orElse(Level.FULL);
        return new Standing(level, level == before.level ? before.since : now, findings);
    }

    /** Why it is no better, as people are told; empty if all is well. */
    public String reason() {
        return findings.stream()
                .filter(finding -> !finding.isWell() && finding.level() == level)
                .map(finding -> finding.check().sentence())
                .findFirst()
                .orElse("");
    }
}
