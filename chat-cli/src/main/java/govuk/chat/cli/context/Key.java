package govuk.chat.cli.context;

/** The settings. */
public enum Key {
    CONTEXT("context", ""),
    SERVER("server", "http://localhost:3000"),
    OUTPUT("output", "text"),
    COLOR("color", "auto"),
    /** For an answer to end. */
    TIMEOUT("timeout", "2m"),
    /** A file of certificates, PEM, that are trusted instead of those of Java. */
    CA("ca", "");

    private final String word;
    private final String usual;

    Key(String word, String usual) {
        this.word = word;
        this.usual = usual;
    }

    /** Its name in files and options. */
    public String word() {
        return word;
    }

    String usual() {
        return usual;
    }

    String variable() {
        return "CHAT_" + name();
    }
}
