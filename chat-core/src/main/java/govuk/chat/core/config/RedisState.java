package govuk.chat.core.config;

/** How the Redis of a chat is. */
public enum RedisState {
    /** There is none: this process shares with nobody. */
    NOT_CONFIGURED,
    /** It does what it is asked. */
    WELL,
    /**
     * It does not, and nobody waits for it. Answers being written elsewhere are seen here when they have ended, and limits are counted by each
     * process.
     */
    AWAY
}
