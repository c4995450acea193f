package govuk.chat.core.model;

/** The name of a user that never changes. Opaque: 1 to 64 letters, digits, {@code -} or {@code _}. */
public record UserId(String value) {
    public UserId {
        Ids.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
