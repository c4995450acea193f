package govuk.chat.server.metrics;

import govuk.chat.core.model.SettingException;
import java.nio.charset.StandardCharsets;

/**
 * Who may read the metrics, and where.
 *
 * @param enabled whether there is {@code /metrics} at all
 * @param port a port of its own, which shows nothing else; 0 for the server's
 * @param token asked for as a bearer; empty if anybody may read them
 */
public record MetricsSettings(boolean enabled, int port, String token) {
    private static final int LEAST_BYTES = 16;

    public MetricsSettings {
        if (port < 0 || port > 65_535) {
            throw new SettingException("port", port, "0 to 65535");
        }
        var bytes = token.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > 0 && bytes < LEAST_BYTES) {
            throw new SettingException("token", bytes + " bytes long", "at least 16 random bytes, or none");
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "MetricsSettings[enabled=" + enabled + ", port=" + port + "]";
    }
}
