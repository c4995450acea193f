package govuk.chat.server.limits;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * So many requests are worked on at once, some more wait for a moment, and the rest is refused without doing anything: better some are
 * served quickly than all too late. Safe for use by many threads; a waiting one should be virtual.
 */
final class WorkLimit {
    private final OverloadSettings settings;
    private final Semaphore places;
    private final AtomicInteger waiting = new AtomicInteger();

    WorkLimit(OverloadSettings settings) {
        this.settings = settings;
        this.places = new Semaphore(settings.working());
    }

    /** @throws ChatException {@code SERVICE_OFFLINE} if there is no place, and none in time */
    void take() {
        if (!places.tryAcquire() && !waitForPlace()) {
            throw new ChatException(
                    ErrorCode.SERVICE_OFFLINE, "The service has too much to do at the moment. Try again in a moment.");
        }
    }

    void giveBack() {
        places.release();
    }

    private boolean waitForPlace() {
        try {
            return waiting.incrementAndGet() <= settings.waiting()
                    && places.tryAcquire(settings.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }
}
