package govuk.chat.core.health;

/**
 * What a look at one thing found.
 *
 * @param trouble what is wrong, for operators; empty if nothing is
 */
public record Finding(HealthCheck check, String trouble) {
    public boolean isWell() {
        return trouble.isEmpty();
    }

    /** What the chat can do, as far as this thing goes. */
    public Level level() {
        return isWell() ? Level.FULL : check.without();
    }
}
