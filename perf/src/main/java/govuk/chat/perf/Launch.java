package govuk.chat.perf;

import java.util.List;
import java.util.Map;

/**
 * How to start a server process; the port comes in the environment as {@code PORT}, a free one unless it is given.
 *
 * @param name names its log file, and the process in messages
 * @param readyPath answers 200 once it serves
 */
public record Launch(String name, List<String> command, Map<String, String> environment, String readyPath) {
    /** Settings a developer may have exported; a repeatable run takes none of them over. */
    private static final List<String> FOREIGN = List.of(
            "AI_AGENT_URL", "AI_AGENT_API_KEY", "AI_AGENT_MODEL", "DATABASE_URL", "REDIS_URL", "CHAT_ENV", "HOST");

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    void applyTo(Map<String, String> target, int port) {
        FOREIGN.forEach(target::remove);
        target.putAll(environment);
        target.put("PORT", String.valueOf(port));
    }
}
