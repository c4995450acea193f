package govuk.chat.core.health;

import java.util.Optional;

/**
 * Something that the chat depends on.
 *
 * @param name a word for it, such as {@code database}; unique
 * @param without the level of the chat while it is away
 * @param sentence what people are told then: a plain sentence or two, without names of machines
 * @param look looks whether it is there
 */
public record HealthCheck(String name, Level without, String sentence, Look look) {
    /** Looks at one thing. {@link LevelWatch} calls it every second from a thread of its own, never twice at once. */
    @FunctionalInterface
    public interface Look {
        /**
         * What is wrong, in words for operators and without secrets; empty if it is well. Should take well under a second: after
         * {@value LevelWatch#LIMIT_MS} ms the thing counts as away. So it does when this throws.
         */
        Optional<String> trouble() throws Exception;
    }
}
