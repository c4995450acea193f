package govuk.chat.server.ops;

/** Whether new work should come here. Safe for use by many threads. */
public final class Readiness {
    private volatile boolean isGoing;
    private volatile boolean isResting;

    /** For good: the process ends. */
    public void drain() {
        isGoing = true;
    }

    /** Until {@link #resume()}: somebody wants this replica to be empty. */
    public void rest() {
        isResting = true;
    }

    public void resume() {
        isResting = false;
    }

    public boolean isDraining() {
        return isGoing || isResting;
    }
}
