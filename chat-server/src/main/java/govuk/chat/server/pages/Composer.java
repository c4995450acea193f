package govuk.chat.server.pages;

import java.util.UUID;

/**
 * The form below a conversation.
 *
 * @param conversation where the message goes; empty for a new one
 * @param key tells a repeat of this form from another message
 * @param text what was typed before, to be put back
 * @param error why it was not taken; empty if nothing is wrong
 */
record Composer(String conversation, String key, String text, String error) {
    static Composer blank(String conversation) {
        return new Composer(conversation, newKey(), "", "");
    }

    /** The same form again with what was typed in it; a repeat of it is still a repeat. */
    Composer refused(String why) {
        return new Composer(conversation, key, text, why);
    }

    boolean isRefused() {
        return !error.isEmpty();
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }
}
