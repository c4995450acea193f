package govuk.chat.cli.command;

import java.util.Locale;

/** The API's words for values of our enums. */
final class CommandWords {
    private CommandWords() {}

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
