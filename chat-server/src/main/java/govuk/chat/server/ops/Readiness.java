package govuk.chat.server.ops;

/** Whether new work should come here. Safe for use by many threads. */
public final class Readiness {
    private volatile boolean isDraining;

    public void drain() {
        isDraining = true;
    }

    public boolean isDraining() {
        return isDraining;
    }
}
