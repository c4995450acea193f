package govuk.chat.perf.chaos;

import java.time.Duration;

/**
 * One thing that goes wrong.
 *
 * @param name as given to {@code --only}
 * @param what the same in words, for the matrix
 */
record FaultCase<S extends Site>(String name, String what, Place<S> place, Trouble<S> trouble) {

    /** What is done to a site. */
    @FunctionalInterface
    interface Trouble<S extends Site> {
        /** Brings the trouble on, lets it last, and takes it away again. */
        void inflict(S site, Duration length) throws Exception;
    }
}
