package govuk.chat.core.cache.redis;

import govuk.chat.core.cache.ClearReport.Cleared;

/** What processes say to each other about a cache: a word and what belongs to it, with spaces between. */
sealed interface CacheNews {
    /** The value of a key was changed. */
    record Changed(String key) implements CacheNews {}

    /**
     * Everything is to be dropped.
     *
     * @param generation of what comes afterwards
     * @param id of the question, for the answer; empty if nobody waits for one
     */
    record Clear(long generation, String id) implements CacheNews {}

    /** The answer to that. */
    record Done(String id, Cleared answer) implements CacheNews {}

    /** Said by a later version. */
    record Unknown() implements CacheNews {}

    static String changed(String key) {
        return "changed " + key;
    }

    static String clear(long generation, String id) {
        return "clear " + generation + " " + id;
    }

    static String done(String id, Cleared answer) {
        return "done " + id + " " + answer.entries() + " " + answer.node();
    }

    static CacheNews read(String message) {
        try {
            var words = message.split(" ", 2);
            return switch (words[0]) {
                case "changed" -> new Changed(words[1]);
                case "clear" -> clear(words[1].split(" ", 2));
                case "done" -> done(words[1].split(" ", 3));
                default -> new Unknown();
            };
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            return new Unknown();
        }
    }

    private static CacheNews clear(String[] words) {
        return new Clear(Long.parseLong(words[0]), words[1]);
    }

    private static CacheNews done(String[] words) {
        return new Done(words[0], new Cleared(words[2], Long.parseLong(words[1])));
    }
}
