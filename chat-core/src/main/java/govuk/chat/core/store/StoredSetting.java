package govuk.chat.core.store;

import java.time.Instant;

/**
 * A setting as somebody left it.
 *
 * @param value as JSON; empty if they went back to the default
 * @param version 1 for the first change, and one more for each
 * @param changedBy who it was, as the audit calls them
 * @param comment why
 */
public record StoredSetting(
        String name, String value, long version, Instant changedAt, String changedBy, String comment) {
    public StoredSetting {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a setting has a name");
        }
        if (version < 1) {
            throw new IllegalArgumentException("the first version of a setting is 1");
        }
    }

    public boolean isDefault() {
        return value.isEmpty();
    }
}
