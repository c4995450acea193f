package govuk.chat.server.pages;

import govuk.chat.core.model.PersonalDataFound;
import java.util.UUID;

/**
 * The form below a conversation.
 *
 * @param conversation where the message goes; empty for a new one
 * @param key tells a repeat of this form from another message
 * @param text what was typed before, to be put back
 * @param error why it was not taken; empty if nothing is wrong
 * @param toConfirm the kinds of personal data in it that it is taken with if its sender says so; empty if there is nothing to confirm
 */
record Composer(String conversation, String key, String text, String error, String toConfirm) {
    static Composer blank(String conversation) {
        return of(conversation, "", "");
    }

    /** @param key of the form that was sent; empty for a new one */
    static Composer of(String conversation, String key, String text) {
        return new Composer(conversation, key.isEmpty() ? UUID.randomUUID().toString() : key, text, "", "");
    }

    /** The same form again with what was typed in it; a repeat of it is still a repeat. */
    Composer refused(String why) {
        return new Composer(conversation, key, text, why, "");
    }

    /** The same, and a way to send it as it is. */
    Composer asking(PersonalDataFound found) {
        return new Composer(conversation, key, text, found.sentence(), PersonalDataWords.write(found.kinds()));
    }

    boolean isRefused() {
        return !error.isEmpty();
    }
}
