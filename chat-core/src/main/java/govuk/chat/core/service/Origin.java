package govuk.chat.core.service;

/**
 * From where something is done.
 *
 * @param address the client's network address; empty if there is none
 * @param requestId empty if there is no request
 */
public record Origin(String address, String requestId) {
    /** Not over a network: this program itself, or one that uses the library. */
    public static final Origin HERE = new Origin("", "");
}
