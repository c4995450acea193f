package govuk.chat.core.model;

/**
 * A setting that cannot be used. One line for the person who wrote it: the setting, what is there (never a secret's value) and
 * what is expected instead.
 */
public final class SettingException extends IllegalArgumentException {
    private final String setting;
    private final String rest;

    /**
     * @param setting the name inside its record, for example {@code lease}; whoever knows the record's place prefixes the path
     * @param found what is there, or a word for it ("empty", "20 bytes") when it is secret
     * @param expected what to write instead, for example "a duration such as 15s"
     */
    public SettingException(String setting, Object found, String expected) {
        this(setting, " is " + found + ": expected " + expected);
    }

    private SettingException(String setting, String rest) {
        super(setting + rest);
        this.setting = setting;
        this.rest = rest;
    }

    public String setting() {
        return setting;
    }

    /** The same, told by somebody who knows where the record stands: {@code path.setting is …}. */
    public SettingException within(String path) {
        return path.isEmpty() ? this : new SettingException(path + "." + setting, rest);
    }
}
