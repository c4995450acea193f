package govuk.chat.perf;

/** A way to ask for a streamed answer on a connection. Loop thread only. */
interface TokenPath {
    void ask(Connection connection, Listener listener);

    /** Told when the first token is there, and once when nothing more comes. */
    interface Listener {
        void firstToken();

        /** An empty fault means that the whole answer came. */
        void ended(String fault);
    }
}
