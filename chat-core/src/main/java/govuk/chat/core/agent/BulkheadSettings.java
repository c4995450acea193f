package govuk.chat.core.agent;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.SettingException;

/**
 * How much an agent is given to do. What is left out (null) has its default.
 *
 * @param maxRunning how many questions it is asked at once by this process; the others wait in the queue, in their order
 * @param maxWaiting how many may wait for it, wherever they were asked; further ones are refused until there are fewer
 */
public record BulkheadSettings(Integer maxRunning, Integer maxWaiting) {
    /** As many as a process runs of all agents, unless somebody knows better. */
    public static final BulkheadSettings DEFAULTS = new BulkheadSettings(2_000, 10_000);

    public BulkheadSettings {
        maxRunning = requireNonNullElse(maxRunning, 2_000);
        maxWaiting = requireNonNullElse(maxWaiting, 10_000);
        requireBetween("maxRunning", maxRunning);
        requireBetween("maxWaiting", maxWaiting);
    }

    private static void requireBetween(String name, int value) {
        if (value < 1 || value > 100_000) {
            throw new SettingException(name, value, "1 to 100000");
        }
    }
}
