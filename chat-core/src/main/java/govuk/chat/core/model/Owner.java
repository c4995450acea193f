package govuk.chat.core.model;

/** Whose a session is. */
public sealed interface Owner {
    /** Somebody who signed in. */
    record User(UserId id) implements Owner {}

    /** Somebody anonymous, known by a signed cookie. */
    record Visitor(VisitorId id) implements Owner {}

    /** One string for stores and agents: {@code user:ID} or {@code visitor:ID}. */
    default String key() {
        return switch (this) {
            case User(var id) -> "user:" + id;
            case Visitor(var id) -> "visitor:" + id;
        };
    }

    /**
     * The owner that {@link #key()} was taken from.
     *
     * @throws IllegalArgumentException if the text is no such key
     */
    static Owner ofKey(String key) {
        var colon = key.indexOf(':');
        var id = key.substring(colon + 1);
        return switch (key.substring(0, Math.max(colon, 0))) {
            case "user" -> new User(new UserId(id));
            case "visitor" -> new Visitor(new VisitorId(id));
            default -> throw new IllegalArgumentException("no owner's key");
        };
    }
}
