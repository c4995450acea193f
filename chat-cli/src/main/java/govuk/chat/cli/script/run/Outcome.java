package govuk.chat.cli.script.run;

import govuk.chat.cli.script.check.Finding;
import java.util.List;

/** How a step ended. */
public sealed interface Outcome {
    record Passed() implements Outcome {}

    /** @param note what has to be known beside the findings; may be empty */
    record Failed(String note, List<Finding> findings) implements Outcome {
        public Failed {
            findings = List.copyOf(findings);
        }
    }

    /** There was no answer to judge. */
    record Broken(Trouble trouble, String sentence) implements Outcome {}

    record Skipped(String reason) implements Outcome {}
}
