package govuk.chat.server.config;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.SettingException;

/**
 * Who may come in, and how they are known. What is left out (null) has its default.
 *
 * @param jwtSecret signs the tokens of those who signed in; empty if none is set
 * @param jwtSecretPrevious still good for reading such tokens; empty if there is none
 * @param issuer stands in the tokens as who issued them and whom they are for
 * @param anonymous whether somebody may chat without signing in
 * @param adminEmail with {@code adminPassword}, the first administrator, made at the start if there is none; both or neither
 */
public record AuthSettings(
        String jwtSecret,
        String jwtSecretPrevious,
        String issuer,
        Boolean anonymous,
        String adminEmail,
        String adminPassword) {
    public AuthSettings {
        jwtSecret = requireNonNullElse(jwtSecret, "");
        jwtSecretPrevious = requireNonNullElse(jwtSecretPrevious, "");
        issuer = requireNonNullElse(issuer, "govuk-chat");
        anonymous = requireNonNullElse(anonymous, true);
        adminEmail = requireNonNullElse(adminEmail, "");
        adminPassword = requireNonNullElse(adminPassword, "");
        if (issuer.isBlank()) {
            throw new SettingException("issuer", "blank", "a word for this service, such as govuk-chat");
        }
        if (adminEmail.isEmpty() != adminPassword.isEmpty()) {
            var missing = adminEmail.isEmpty() ? "adminEmail" : "adminPassword";
            throw new SettingException(missing, "not set", "both ADMIN_EMAIL and ADMIN_PASSWORD, or neither");
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "AuthSettings[issuer=" + issuer + ", anonymous=" + anonymous + "]";
    }
}
