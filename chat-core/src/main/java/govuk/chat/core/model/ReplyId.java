package govuk.chat.core.model;

/** The name of a reply that never changes. Opaque: 1 to 64 letters, digits, {@code -} or {@code _}. */
public record ReplyId(String value) {
    public ReplyId {
        Ids.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
