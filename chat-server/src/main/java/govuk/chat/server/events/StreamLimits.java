package govuk.chat.server.events;

/**
 * How many streams may be open at once.
 *
 * @param inAll of everybody
 * @param perOwner of one user or visitor; 0 for no limit
 * @param perAddress from one address; 0 for no limit
 */
public record StreamLimits(int inAll, int perOwner, int perAddress) {
    /** For a server that limits nobody in particular. */
    public StreamLimits inAllOnly() {
        return new StreamLimits(inAll, 0, 0);
    }
}
