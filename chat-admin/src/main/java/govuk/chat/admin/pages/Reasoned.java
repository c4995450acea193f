package govuk.chat.admin.pages;

/**
 * A question page that wants to know why.
 *
 * @param version of what it is about; empty if that has none
 * @param comment as it was typed
 * @param error what was wrong with it; empty if nothing is
 */
record Reasoned(
        String heading,
        String text,
        String action,
        String button,
        String back,
        String version,
        String comment,
        String error) {}
