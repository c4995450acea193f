package govuk.chat.core.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import govuk.chat.core.model.RetryLaterException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Slows down guessing at one account, whatever addresses the guesses come from. The first {@value #FREE} wrong passwords are free; each one
 * after them closes the account for twice as long as the one before, from {@link #FIRST_PAUSE} to {@link #LONGEST_PAUSE}. The right
 * password opens it again, and so does an hour without a wrong one: nobody is locked out for good (OWASP Authentication Cheat Sheet,
 * "Account Lockout").
 *
 * <p>Each node counts for itself, in bounded memory: when many accounts are guessed at, those that were guessed at least are
 * forgotten first. Safe for use by many threads.
 */
public final class GuessBrake {
    static final int FREE = 5;
    static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private static final Duration MEMORY = Duration.ofHours(1);
    private static final int MOST_ACCOUNTS = 20_000;

    private final Cache<String, Guesses> guesses;
    private final Clock clock;

    public GuessBrake(Clock clock) {
        this.clock = clock;
        this.guesses = Caffeine.newBuilder()
                .maximumSize(MOST_ACCOUNTS)
                .expireAfterWrite(MEMORY)
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    /**
     * To be called before a password is checked. The guess counts as wrong until {@link #right} is called, so that guesses made at the same
     * time count as well.
     *
     * @throws RetryLaterException while the account is closed; that does not prolong it
     */
    public void guess(String account) {
        var now = clock.instant();
        var after =
                guesses.asMap().compute(account, (key, before) -> next(before == null ? Guesses.NONE : before, now));
        if (after.isRefused()) {
            throw new RetryLaterException(
                    "There were too many wrong passwords for this account. Wait a little and try again.",
                    Duration.between(now, after.closedUntil()));
        }
    }

    public void right(String account) {
        guesses.invalidate(account);
    }

    private static Guesses next(Guesses before, Instant now) {
        if (now.isBefore(before.closedUntil())) {
            return before.refused();
        }
        var count = before.count() + 1;
        return new Guesses(count, count < FREE ? now : now.plus(pause(count - FREE)), false);
    }

    private static Duration pause(int doublings) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(doublings, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private record Guesses(int count, Instant closedUntil, boolean isRefused) {
        static final Guesses NONE = new Guesses(0, Instant.EPOCH, false);

        Guesses refused() {
            return new Guesses(count, closedUntil, true);
        }
    }
}
