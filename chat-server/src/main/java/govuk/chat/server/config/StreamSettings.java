package govuk.chat.server.config;

import govuk.chat.core.model.SettingException;
import java.time.Duration;

/**
 * Open event streams, and what becomes of them when the server goes.
 *
 * @param maxOpen how many may be open at once; more get a 503
 * @param heartbeat the longest silence on a stream, so that proxies keep it open; 100 ms to 1 minute
 * @param shutdownGrace how long replies may take to end when the server is told to go; at most 10 minutes
 */
public record StreamSettings(int maxOpen, Duration heartbeat, Duration shutdownGrace) {
    public StreamSettings {
        if (maxOpen < 1) {
            throw new SettingException("maxOpen", maxOpen, "1 or more");
        }
        if (heartbeat.toMillis() < 100 || heartbeat.toMillis() > 60_000) {
            throw new SettingException("heartbeat", heartbeat, "a duration from 100ms to 1m");
        }
        if (shutdownGrace.isNegative() || shutdownGrace.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new SettingException("shutdownGrace", shutdownGrace, "a duration from 0s to 10m");
        }
    }
}
