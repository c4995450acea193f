package govuk.chat.core.client;

/** The receipt for a message: it is stored, and this is its reply as it was at that moment. */
public record Sent(RemoteMessage message, RemoteReply reply) {}
