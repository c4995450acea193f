package govuk.chat.core.client;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A message to be sent.
 *
 * @param key names this sending. The server takes the same key once, so that a message whose receipt was lost can be sent again
 * @param confirmed the kinds of personal data that its sender was told of and wants to send
 * @param patience how long the server is to wait for the answer before it gives its receipt, a minute at most
 */
public record NewMessage(
        String text, String key, Map<String, Object> metadata, Set<String> confirmed, Duration patience) {
    public NewMessage {
        metadata = Map.copyOf(metadata);
        confirmed = Set.copyOf(confirmed);
    }

    /** With a key of its own, and no waiting. */
    public static NewMessage of(String text) {
        return new NewMessage(text, UUID.randomUUID().toString(), Map.of(), Set.of(), Duration.ZERO);
    }

    public NewMessage waiting(Duration newPatience) {
        return new NewMessage(text, key, metadata, confirmed, newPatience);
    }

    public NewMessage confirming(Set<String> kinds) {
        return new NewMessage(text, key, metadata, kinds, patience);
    }
}
