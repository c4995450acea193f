package govuk.chat.core.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An email address as users are known by it: trimmed and in lower case, so that it is the same however it is typed. It has one
 * {@code @} with something on either side, no white space and no control characters, and at most {@value #MAX_LENGTH} characters
 * (RFC 5321 §4.5.3.1.3). Whether mail arrives there only a mail can tell.
 */
public record Email(String value) {
    public static final int MAX_LENGTH = 254;

    private static final Pattern SHAPE = Pattern.compile("[^\\s\\p{Cntrl}@]+@[^\\s\\p{Cntrl}@]+");

    /** @throws IllegalArgumentException if it is none */
    public Email {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.length() > MAX_LENGTH || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("an email address is something@something");
        }
    }

    /** What stands before the {@code @}. */
    public String localPart() {
        return value.substring(0, value.indexOf('@'));
    }

    @Override
    public String toString() {
        return value;
    }
}
