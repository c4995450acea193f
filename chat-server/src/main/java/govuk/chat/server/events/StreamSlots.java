package govuk.chat.server.events;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.RetryLaterException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Hands out the places for open streams. Safe for use by many threads: however many ask at once, there are never more than may be. */
final class StreamSlots {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final StreamLimits limits;
    private final Map<String, Integer> owners = new HashMap<>();
    private final Map<String, Integer> addresses = new HashMap<>();
    private int taken;

    StreamSlots(StreamLimits limits) {
        this.limits = limits;
    }

    /**
     * @throws ChatException {@code SERVICE_OFFLINE} if all places are taken, {@code RATE_LIMITED} if the owner or the address has as many as they
     *     may
     */
    synchronized Slot take(String owner, String address) {
        if (taken >= limits.inAll()) {
            throw new ChatException(
                    ErrorCode.SERVICE_OFFLINE, "Too many people are being answered. Try again in a moment.");
        }
        if (isFull(owners, owner, limits.perOwner()) || isFull(addresses, address, limits.perAddress())) {
            throw new RetryLaterException(
                    "You are following too many answers at once. Close some of them, or try again in a moment.",
                    RETRY_AFTER);
        }
        taken++;
        owners.merge(owner, 1, Integer::sum);
        addresses.merge(address, 1, Integer::sum);
        return new Slot(owner, address);
    }

    private static boolean isFull(Map<String, Integer> counts, String key, int limit) {
        return limit > 0 && counts.getOrDefault(key, 0) >= limit;
    }

    private synchronized void giveBack(Slot slot) {
        taken--;
        owners.computeIfPresent(slot.owner, (key, count) -> count == 1 ? null : count - 1);
        addresses.computeIfPresent(slot.address, (key, count) -> count == 1 ? null : count - 1);
    }

    /** A place that is taken until it is closed; to be closed once. */
    final class Slot implements AutoCloseable {
        private final String owner;
        private final String address;

        private Slot(String owner, String address) {
            this.owner = owner;
            this.address = address;
        }

        @Override
        public void close() {
            giveBack(this);
        }
    }
}
