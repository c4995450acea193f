package govuk.chat.core.model;

/** The name of a session that never changes. Opaque: 1 to 64 letters, digits, {@code -} or {@code _}. */
public record SessionId(String value) {
    public SessionId {
        Ids.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
