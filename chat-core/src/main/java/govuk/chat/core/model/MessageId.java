package govuk.chat.core.model;

/** The name of a message that never changes. Opaque: 1 to 64 letters, digits, {@code -} or {@code _}. */
public record MessageId(String value) {
    public MessageId {
        Ids.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
