package govuk.chat.perf;

/** One question the benchmark answers. */
interface Scenario {
    /** As given to {@code --only}. */
    String name();

    /**
     * Measures; takes seconds to minutes and leaves no process behind.
     *
     * @throws BenchException if it cannot be measured, in a plain sentence
     */
    Result run();
}
