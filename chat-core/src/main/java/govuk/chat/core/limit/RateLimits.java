package govuk.chat.core.limit;

/**
 * Counts what is limited. Every key has permits of its own for every rule: as many as the rule's {@code max} at first; they come back
 * evenly, so that somebody who was refused waits for one permit and not for a whole window.
 *
 * <p>An implementation that shares its counts with other processes answers within a bounded time, and grants when it cannot reach
 * them: a limit protects the service, so it must not be what stops it. A key that has rested for a window may be forgotten. Safe for use by
 * many threads: however many take at once, no more than {@code max} are granted.
 */
public interface RateLimits {
    /**
     * Takes one permit. Being refused takes none.
     *
     * @param rule one that is not {@linkplain LimitRule#isOff() off}
     * @param key whose permits, for example an address; at most some hundred characters
     */
    Allowance take(LimitRule rule, String key);
}
