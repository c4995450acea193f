package govuk.chat.cli.script;

/**
 * A limit as it stands in a script: {@code < 2s}, {@code >= 10}, {@code 5..20}, or a bare value that has to be met exactly.
 *
 * @param written for people
 */
public record Comparison(Sign sign, double low, double high, String written) {
    public boolean holds(double value) {
        return switch (sign) {
            case BELOW -> value < high;
            case AT_MOST -> value <= high;
            case ABOVE -> value > low;
            case AT_LEAST -> value >= low;
            case BETWEEN -> value >= low && value <= high;
        };
    }

    /** On which side of its bounds a value has to be. */
    public enum Sign {
        BELOW,
        AT_MOST,
        ABOVE,
        AT_LEAST,
        /** Bounds included; for a bare value both are the same. */
        BETWEEN
    }
}
