package govuk.chat.core.store.jdbc;

/** The few words in which the databases differ. */
enum Dialect {
    /** One transaction writes at a time, so that no row needs a lock. */
    SQLITE("TEXT", "", ""),
    POSTGRES("TEXT COLLATE \"C\"", "FOR UPDATE", "FOR UPDATE SKIP LOCKED");

    private final String key;
    private final String lock;
    private final String lockFree;

    Dialect(String key, String lock, String lockFree) {
        this.key = key;
        this.lock = lock;
        this.lockFree = lockFree;
    }

    /** The type of text that is compared byte by byte. */
    String key() {
        return key;
    }

    /** Ends a query whose rows nobody else may change before the transaction has ended. */
    String lock() {
        return lock;
    }

    /** The same, leaving out rows that somebody else has locked. */
    String lockFree() {
        return lockFree;
    }
}
