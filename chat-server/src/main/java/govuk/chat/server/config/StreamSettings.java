package govuk.chat.server.config;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.SettingException;
import govuk.chat.server.events.StreamLimits;
import java.time.Duration;

/**
 * Open event streams, and what becomes of them when the server goes. What is left out (null) has its default.
 *
 * @param maxOpen how many may be open at once; more get a 503
 * @param maxPerOwner how many of one user or visitor; more get a 429; 20 by default, 0 for no limit
 * @param maxPerAddress how many from one address; more get a 429; 500 by default, 0 for no limit
 * @param slowReader how long a client may take nothing of what is there for it before its stream is cut; 100 ms to 10 minutes; 30 s by default
 * @param heartbeat the longest silence on a stream, so that proxies keep it open; 100 ms to 1 minute
 * @param shutdownGrace how long replies may take to end when the server is told to go; at most 10 minutes
 */
public record StreamSettings(
        int maxOpen,
        Integer maxPerOwner,
        Integer maxPerAddress,
        Duration slowReader,
        Duration heartbeat,
        Duration shutdownGrace) {
    public StreamSettings {
        maxPerOwner = requireNonNullElse(maxPerOwner, 20);
        maxPerAddress = requireNonNullElse(maxPerAddress, 500);
        slowReader = requireNonNullElse(slowReader, Duration.ofSeconds(30));
        if (maxOpen < 1) {
            throw new SettingException("maxOpen", maxOpen, "1 or more");
        }
        if (maxPerOwner < 0) {
            throw new SettingException("maxPerOwner", maxPerOwner, "1 or more, or 0 for no limit");
        }
        if (maxPerAddress < 0) {
            throw new SettingException("maxPerAddress", maxPerAddress, "1 or more, or 0 for no limit");
        }
        if (slowReader.toMillis() < 100 || slowReader.toMillis() > 600_000) {
            throw new SettingException("slowReader", slowReader, "a duration from 100ms to 10m");
        }
        if (heartbeat.toMillis() < 100 || heartbeat.toMillis() > 60_000) {
            throw new SettingException("heartbeat", heartbeat, "a duration from 100ms to 1m");
        }
        if (shutdownGrace.isNegative() || shutdownGrace.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new SettingException("shutdownGrace", shutdownGrace, "a duration from 0s to 10m");
        }
    }

    public StreamLimits limits() {
        return new StreamLimits(maxOpen, maxPerOwner, maxPerAddress);
    }
}
