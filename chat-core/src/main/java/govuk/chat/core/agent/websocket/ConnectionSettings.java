package govuk.chat.core.agent.websocket;

import govuk.chat.core.model.SettingException;
import java.time.Duration;

/**
 * How the connections to an agent are kept.
 *
 * @param most how many there are at most, over all sessions; when all of them are in use, a further session's question is refused
 *     with {@code AGENT_BUSY}
 * @param connectTimeout how long the handshake may take
 * @param idle a connection without a question for this long is closed, at the next ping
 * @param ping time between two pings; a connection that has been silent since the last one is given up
 * @param reopening what happens when a connection cannot be made
 */
public record ConnectionSettings(int most, Duration connectTimeout, Duration idle, Duration ping, Reopening reopening) {
    public static final ConnectionSettings DEFAULTS = new ConnectionSettings(
            1000, Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofSeconds(30), Reopening.DEFAULTS);

    public ConnectionSettings {
        if (most < 1) {
            throw new SettingException("most", most, "a number of connections, at least 1");
        }
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("idle", idle);
        requirePositive("ping", ping);
    }

    private static void requirePositive(String setting, Duration value) {
        if (!value.isPositive()) {
            throw new SettingException(setting, value, "a duration longer than 0, such as 30s");
        }
    }
}
