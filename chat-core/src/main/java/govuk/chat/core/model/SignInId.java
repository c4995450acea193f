package govuk.chat.core.model;

/** The name of a sign-in that never changes. Opaque: 1 to 64 letters, digits, {@code -} or {@code _}. */
public record SignInId(String value) {
    public SignInId {
        Ids.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
