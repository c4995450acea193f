package govuk.chat.core.setting;

/**
 * Something that administrators may change while the chat runs.
 *
 * @param name unique, such as {@code chat.web}
 * @param usual what holds until somebody changes it
 */
public record Setting<T>(String name, T usual, SettingFormat<T> format) {
    public Setting {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a setting has a name");
        }
    }
}
