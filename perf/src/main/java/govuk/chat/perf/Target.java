package govuk.chat.perf;

/** A number that is to be reached, and what was measured. */
record Target(String name, double measured, Bound bound, double limit, String unit) {

    /** On which side of the limit the measured value is to be. */
    enum Bound {
        AT_LEAST("at least"),
        AT_MOST("at most"),
        UNDER("under");

        private final String words;

        Bound(String words) {
            this.words = words;
        }
    }

    boolean isReached() {
        return switch (bound) {
            case AT_LEAST -> measured >= limit;
            case AT_MOST -> measured <= limit;
            case UNDER -> measured < limit;
        };
    }

    @Override
    public String toString() {
        return "%-46s %12s %s (%s %s): %s"
                .formatted(
                        name,
                        Figure.number(measured),
                        unit,
                        bound.words,
                        Figure.number(limit),
                        isReached() ? "reached" : "not reached")
                .replace("  (", " (");
    }
}
