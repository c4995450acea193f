package govuk.chat.core.limit;

import java.time.Duration;

/**
 * How one key stands with one rule.
 *
 * @param isGranted whether the permit was given
 * @param limit the rule's {@code max}
 * @param remaining how many permits are left now
 * @param untilNext how long until there is a permit again; zero if there is one
 * @param untilAll how long until all of them are back, if none is taken meanwhile
 */
public record Allowance(boolean isGranted, long limit, long remaining, Duration untilNext, Duration untilAll) {
    /** The one that leaves less: refused before granted, then the fewer permits. */
    public Allowance tighter(Allowance other) {
        if (isGranted != other.isGranted) {
            return isGranted ? other : this;
        }
        return other.remaining < remaining ? other : this;
    }
}
