package govuk.chat.core.model;

/**
 * A setting that cannot be used. One line for the person who wrote it: the setting, what is there (never a secret's value) and
 * what is expected instead.
 */
public final class SettingException extends IllegalArgumentException {
    private final String setting;

    /**
     * @param setting the name inside its record, for example {@code lease}; whoever knows the record's place prefixes the path
     * @param found what is there, or a word for it ("empty", "20 bytes") when it is secret
     * @param expected what to write instead, for example "a duration such as 15s"
     */
    public SettingException(String setting, Object found, String expected) {
        super(setting + " is " + found + ": expected " + expected);
        this.setting = setting;
    }

    public String setting() {
        return setting;
    }
}
