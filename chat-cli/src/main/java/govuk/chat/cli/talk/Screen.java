package govuk.chat.cli.talk;

import java.util.concurrent.Callable;

/** The terminal of somebody who talks. For one thread. */
interface Screen {
    /** Waits for the person. */
    Entry read();

    /** Shows what others have said, made harmless, as it comes. */
    void print(String text);

    /** Shows a line of our own. */
    void say(String line);

    /**
     * Does something that takes its time.
     *
     * @param interrupted is told of each Ctrl-C meanwhile, on a thread of its own; must not block
     */
    <T> T during(Runnable interrupted, Callable<T> work) throws Exception;

    /** What the person did. */
    sealed interface Entry {
        record Text(String text) implements Entry {}

        /** Ctrl-C. */
        record Interrupted() implements Entry {}

        /** Ctrl-D, or the terminal has gone. */
        record Ended() implements Entry {}
    }
}
