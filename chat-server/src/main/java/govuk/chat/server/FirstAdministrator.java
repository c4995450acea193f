package govuk.chat.server;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.service.UserService;
import govuk.chat.server.config.AuthSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the administrator that {@code ADMIN_EMAIL} and {@code ADMIN_PASSWORD} name, if there is none yet. */
final class FirstAdministrator {
    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private FirstAdministrator() {}

    /** @throws SettingException if the email or the password is not taken */
    static void create(AuthSettings settings, UserService users) {
        if (settings.adminEmail().isEmpty()) {
            return;
        }
        try {
            if (users.createFirstAdministrator(settings.adminEmail(), settings.adminPassword())) {
                log.info("the first administrator was made, as ADMIN_EMAIL says");
            }
        } catch (ChatException e) {
            if (e.code() == ErrorCode.SERVICE_OFFLINE) {
                throw e;
            }
            throw new SettingException(
                    "auth.adminEmail or auth.adminPassword", "refused (" + e.sentence() + ")", "others");
        }
    }
}
