package govuk.chat.core.client;

/**
 * One event of a stream (WHATWG HTML §9.2).
 *
 * @param id the last id that the stream has named, of this event or one before; empty if none
 * @param type {@code message} unless the stream names another
 */
record ServerSentEvent(String id, String type, String data) {}
