package govuk.chat.cli.script.read;

import govuk.chat.cli.outcome.Nearest;
import java.util.Collection;

/** Asks whether another word was meant. */
final class NearMatch {
    private NearMatch() {}

    /** {@code  Did you mean "x"?} with a space before it; nothing if no word is near. */
    static String question(String typed, Collection<String> known) {
        return Nearest.to(typed, known)
                .map(word -> " Did you mean \"" + word + "\"?")
                .orElse("");
    }
}
