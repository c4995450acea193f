package govuk.chat.web.errors;

/** Makes the page that a person sees instead of what they asked for. Never throws; safe for use by many threads. */
@FunctionalInterface
public interface ErrorPage {
    /** A complete HTML document that says what happened and what to do next. */
    String html(int status, String requestId);
}
