package govuk.chat.perf.chaos;

import java.net.InetSocketAddress;

/** Servers with all they need, and one way in. */
interface Site extends AutoCloseable {
    /** Where the crowd asks. */
    InetSocketAddress address();

    /** Ends everything that belongs to it. */
    @Override
    void close();
}
