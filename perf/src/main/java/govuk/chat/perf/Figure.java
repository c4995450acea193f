package govuk.chat.perf;

/** One measured number. */
record Figure(String name, double value, String unit) {

    @Override
    public String toString() {
        return "%-46s %12s %s".formatted(name, number(value), unit).stripTrailing();
    }

    static String number(double value) {
        return Math.abs(value) >= 100 ? "%,.0f".formatted(value) : "%.2f".formatted(value);
    }
}
