package govuk.chat.core.client;

import java.util.Map;

/**
 * What is asked of a new session.
 *
 * @param agent the name of the agent that is to answer; empty for the usual one
 * @param metadata what you want to find with it later: JSON values by name
 */
public record NewSession(String agent, Map<String, Object> metadata) {
    public NewSession {
        metadata = Map.copyOf(metadata);
    }

    public static NewSession usual() {
        return new NewSession("", Map.of());
    }
}
