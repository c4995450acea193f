package govuk.chat.core.model;

/** The name of a visitor that never changes. Opaque: 1 to 64 letters, digits, {@code -} or {@code _}. */
public record VisitorId(String value) {
    public VisitorId {
        Ids.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
