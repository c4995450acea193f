package govuk.chat.core.client;

import java.time.Duration;

/** The moment by which something must be done. */
final class Deadline {
    private final long at;

    private Deadline(long at) {
        this.at = at;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Zero once it has passed. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, at - System.nanoTime()));
    }

    Duration leftOr(Duration shorter) {
        var left = left();
        return left.compareTo(shorter) < 0 ? left : shorter;
    }

    boolean hasPassed() {
        return left().isZero();
    }
}
