package govuk.chat.core.client;

import java.time.Duration;

/** Lets time pass between two tries. */
@FunctionalInterface
interface Pauses {
    void pause(Duration time) throws InterruptedException;
}
