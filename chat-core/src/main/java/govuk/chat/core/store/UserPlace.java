package govuk.chat.core.store;

/**
 * A place in a list of users: behind this one. Either by email, or by a time and, where that is the same, the id.
 *
 * @param at in milliseconds since 1970
 */
public record UserPlace(String email, long at, String id) {
    /** Before the first, whatever the order. */
    public static final UserPlace START = new UserPlace("", Long.MAX_VALUE, "");
}
