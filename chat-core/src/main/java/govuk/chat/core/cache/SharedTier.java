package govuk.chat.core.cache;

import java.util.Optional;

/**
 * What the processes of a chat share of one cache, and how they tell each other of changes. Safe for use by many threads; every call answers
 * within a bounded time, whether or not the others can be reached.
 */
public interface SharedTier extends AutoCloseable {
    /** Begins to tell {@code local} what changes. Called once, before everything else. */
    void open(Local local);

    /** Whether changes by the others are heard now. If not, nothing may be kept. */
    boolean isOpen();

    /** The place of a key, to be taken before it is loaded. */
    Place place(String key);

    /** Drops the value everywhere. If the others cannot be reached, all they have is dropped as soon as they can. */
    void invalidate(String key);

    /** Drops everything everywhere, and waits a second at most for the others to answer. */
    ClearReport clear();

    /** The same without waiting for anybody to answer. */
    void forgetAll();

    @Override
    void close();

    /** Where a value stands, as long as it does not change: one that was loaded before a change or a flush does not come after it. */
    interface Place {
        /** Empty if it is not there, was changed just now, or cannot be reached. */
        Optional<String> get();

        void put(String value);
    }

    /** What this process has of the cache. Its methods must be quick. */
    interface Local {
        void drop(String key);

        /** Drops everything; says how much that was, about. */
        long dropAll();
    }
}
