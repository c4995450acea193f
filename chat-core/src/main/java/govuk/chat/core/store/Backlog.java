package govuk.chat.core.store;

import java.time.Instant;
import java.util.Optional;

/**
 * The replies of all nodes that have not ended.
 *
 * @param queued how many wait
 * @param running how many are being written
 * @param oldestQueued when the one was asked for that has waited longest; empty if none waits
 */
public record Backlog(long queued, long running, Optional<Instant> oldestQueued) {}
