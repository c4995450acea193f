package govuk.chat.cli.script;

import java.util.List;
import java.util.Optional;

/**
 * One step of a script, and one test case of the report.
 *
 * @param skip why it is not run, if it is not
 */
public record Step(Title title, Action action, Tries tries, Expectation expectation, Optional<String> skip) {
    /** @param name as written, or made from the action */
    public record Title(Position at, String name) {}

    /** What has to hold afterwards, and what is kept for later steps. Without checks, the action itself has to succeed. */
    public record Expectation(List<Check> checks, List<Capture> captures) {
        public static final Expectation NONE = new Expectation(List.of(), List.of());

        public Expectation {
            checks = List.copyOf(checks);
            captures = List.copyOf(captures);
        }

        /** Whether the script speaks about failure itself, so that a failure is not wrong as such. */
        public boolean judgesFailure() {
            return checks.stream().anyMatch(Check::judgesFailure);
        }
    }
}
