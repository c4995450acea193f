package govuk.chat.core.agent;

import java.time.Duration;

/**
 * Whether questions can be answered at the moment.
 *
 * @param isAway neither the agent nor one of those in its place is asked, because they failed too often
 * @param room how many more questions would be taken now; 0 if it is away or has its hands full
 * @param maxWaiting how many may wait for it
 * @param pace how long it is, on average, until the next is taken while all places are; zero if there is no telling
 */
public record Availability(boolean isAway, int room, int maxWaiting, Duration pace) {
    /** Of an agent that takes whatever comes. */
    public static final Availability UNLIMITED =
            new Availability(false, Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ZERO);

    public boolean hasRoom() {
        return room > 0;
    }
}
