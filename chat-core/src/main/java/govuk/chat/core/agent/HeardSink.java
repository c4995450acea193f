package govuk.chat.core.agent;

/** Passes the pieces on and remembers whether there was a word among them: what has been said must not be said again. */
final class HeardSink implements DeltaSink {
    private final DeltaSink sink;
    private final Runnable atFirstWord;
    private volatile boolean hasWords;

    HeardSink(DeltaSink sink) {
        this(sink, () -> {});
    }

    HeardSink(DeltaSink sink, Runnable atFirstWord) {
        this.sink = sink;
        this.atFirstWord = atFirstWord;
    }

    @Override
    public void delta(String text) {
        if (!hasWords && !text.isBlank()) {
            hasWords = true;
            atFirstWord.run();
        }
        sink.delta(text);
    }

    boolean hasWords() {
        return hasWords;
    }
}
