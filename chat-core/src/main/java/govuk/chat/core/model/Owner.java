package govuk.chat.core.model;

import java.util.regex.Pattern;

/** Whose a session is. */
public sealed interface Owner {
    /** Somebody who signed in. */
    record User(UserId id) implements Owner {}

    /** Somebody anonymous, known by a signed cookie. */
    record Visitor(VisitorId id) implements Owner {}

    /**
     * Somebody whom a service account speaks for. Two services' {@code anna} are two people.
     *
     * @param person what the service calls them: 1 to {@value #MAX_PERSON} visible ASCII characters
     */
    record Represented(UserId service, String person) implements Owner {
        public static final int MAX_PERSON = 128;

        private static final Pattern PERSON = Pattern.compile("[\\x21-\\x7e]{1," + MAX_PERSON + "}");

        /** @throws IllegalArgumentException if the person's name is none */
        public Represented {
            if (!PERSON.matcher(person).matches()) {
                throw new IllegalArgumentException("a person is 1 to " + MAX_PERSON + " visible ASCII characters");
            }
        }
    }

    /** One string for stores and agents: {@code user:ID}, {@code visitor:ID} or {@code for:SERVICE:PERSON}. */
    default String key() {
        return switch (this) {
            case User(var id) -> "user:" + id;
            case Visitor(var id) -> "visitor:" + id;
            case Represented(var service, var person) -> "for:" + service + ":" + person;
        };
    }

    /**
     * The owner that {@link #key()} was taken from.
     *
     * @throws IllegalArgumentException if the text is no such key
     */
    static Owner ofKey(String key) {
        var parts = key.split(":", 2);
        var rest = parts.length == 2 ? parts[1] : "";
        return switch (parts[0]) {
            case "user" -> new User(new UserId(rest));
            case "visitor" -> new Visitor(new VisitorId(rest));
            case "for" -> {
                var names = rest.split(":", 2);
                yield new Represented(new UserId(names[0]), names.length == 2 ? names[1] : "");
            }
            default -> throw new IllegalArgumentException("no owner's key");
        };
    }
}
