package govuk.chat.core.client;

import java.time.Duration;

/**
 * How long the client waits, and how often it tries.
 *
 * @param connect for a connection; 5 s by default
 * @param answer for one call, on top of what the server was asked to wait; 15 s by default
 * @param silence for the next sign of life on a stream of events. The server gives one every 15 s; 45 s by default
 * @param total for a reply to end, from the first look at it on; 11 minutes by default, since a server gives up after ten
 * @param retries how calls are repeated
 */
public record ClientLimits(Duration connect, Duration answer, Duration silence, Duration total, RetryRules retries) {
    public ClientLimits {
        requirePositive("connect", connect);
        requirePositive("answer", answer);
        requirePositive("silence", silence);
        requirePositive("total", total);
    }

    public static ClientLimits defaults() {
        return new ClientLimits(
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofSeconds(45),
                Duration.ofMinutes(11),
                RetryRules.defaults());
    }

    public ClientLimits withTotal(Duration newTotal) {
        return new ClientLimits(connect, answer, silence, newTotal, retries);
    }

    public ClientLimits withAnswer(Duration newAnswer) {
        return new ClientLimits(connect, newAnswer, silence, total, retries);
    }

    public ClientLimits withConnect(Duration newConnect) {
        return new ClientLimits(newConnect, answer, silence, total, retries);
    }

    public ClientLimits withSilence(Duration newSilence) {
        return new ClientLimits(connect, answer, newSilence, total, retries);
    }

    public ClientLimits withRetries(RetryRules newRetries) {
        return new ClientLimits(connect, answer, silence, total, newRetries);
    }

    private static void requirePositive(String name, Duration limit) {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException(name + ": a limit is longer than nothing");
        }
    }
}
