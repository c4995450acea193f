package govuk.chat.core.store;

import java.time.Instant;

/** Tasks that one node at a time may do. */
public interface LeaseStore {
    /**
     * Takes or prolongs the lease on a task. False if another node holds it: it was given until later than {@code now}. A node that
     * dies loses it when its time is over.
     */
    boolean hold(String task, String node, Instant now, Instant until);
}
