package govuk.chat.server.events;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.reply.ReplyFeed;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open stream. It holds no thread: when there are events, or the client can take more, a task pulls what is new from the feed and
 * writes it. A client that reads slowly gets the same text in fewer, larger pieces, and costs no more memory than a quick one.
 *
 * <p>All writing happens under one lock. Once {@code isReady()} has said no, nothing is written until {@code onWritePossible}: that is the
 * container's rule.
 */
final class EventStream implements WriteListener {
    private static final Logger log = LoggerFactory.getLogger(EventStream.class);
    private static final byte[] NOTHING = {};
    private static final byte[] HEARTBEAT = ascii(": still here\n\n");

    private final AsyncContext context;
    private final ServletOutputStream output;
    private final ReplyFeed feed;
    private final EventWriter writer;
    private final EventStreams streams;
    private final BooleanSupplier mayRead;
    private final AtomicBoolean isPumpWanted = new AtomicBoolean();
    private byte[] next = ascii(": open\nretry: " + between(1_000, 3_000) + "\n\n");
    private boolean isBlocked = true;
    private long blockedSince = System.nanoTime();
    private boolean isFlushDue;
    private boolean isServerGoing;
    private boolean isGoodbyeSaid;
    private boolean isClosed;
    private long lastWrite = System.nanoTime();

    /** @param mayRead whether the reader may still read; asked now and then, and may take its time */
    EventStream(AsyncContext context, ReplyFeed feed, EventWriter writer, EventStreams streams, BooleanSupplier mayRead)
            throws IOException {
        this.context = context;
        this.output = context.getResponse().getOutputStream();
        this.feed = feed;
        this.writer = writer;
        this.streams = streams;
        this.mayRead = mayRead;
    }

    /** From here on events are written as they come. */
    void begin() {
        feed.onNews(this::wake);
        output.setWriteListener(this);
    }

    /** There may be something new. Never blocks. */
    void wake() {
        if (!isPumpWanted.getAndSet(true)) {
            streams.execute(this::pump);
        }
    }

    /** Says something if nothing was said for long, so that proxies keep the line open and a client that has gone is noticed. */
    synchronized void beat(long silentNanos) {
        if (next.length == 0 && System.nanoTime() - lastWrite > silentNanos) {
            next = HEARTBEAT;
            feed.lookAgain();
            wake();
        }
    }

    /** Asks the store for the end of a reply whose events may go past this server at the moment. */
    void lookIfInDoubt() {
        feed.lookAgainIfInDoubt();
    }

    /**
     * Cuts the line to a client that has taken nothing for so long, though there is something for it. A polite end would wait for it, too.
     */
    synchronized void cutIfStuck(long nanos) {
        if (!isClosed && isBlocked && System.nanoTime() - blockedSince > nanos) {
            log.debug("a reader of reply {} takes nothing", feed.reply());
            cut();
            finish();
        }
    }

    private void cut() {
        ServletContextRequest.getServletContextRequest(context.getRequest())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }

    /** Ends the stream if its reader may no longer read: they have been signed out. Blocks. */
    void check() {
        try {
            if (!mayRead.getAsBoolean()) {
                finish();
            }
        } catch (ChatException e) {
            log.debug("cannot see now whether the reader of reply {} may still read", feed.reply(), e);
        }
    }

    /** Ends the stream; the client is told to come back soon, to whoever answers then. */
    synchronized void goodbye() {
        isServerGoing = true;
        wake();
    }

    @Override
    public synchronized void onWritePossible() {
        isBlocked = false;
        pump();
    }

    @Override
    public void onError(Throwable thrown) {
        log.debug("a reader of reply {} has gone", feed.reply());
        finish();
    }

    private synchronized void pump() {
        isPumpWanted.set(false);
        try {
            while (canWrite() && writeSomething()) {}
        } catch (IOException e) {
            onError(e);
        } catch (RuntimeException e) {
            // The store may be away; the client comes back with its position and asks again.
            log.warn("the events of reply {} broke off", feed.reply(), e);
            finish();
        }
    }

    private boolean canWrite() {
        if (!isClosed && !isBlocked && !output.isReady()) {
            isBlocked = true;
            blockedSince = System.nanoTime();
        }
        return !isClosed && !isBlocked;
    }

    /** False if there is nothing to do now. */
    private boolean writeSomething() throws IOException {
        if (isFlushDue) {
            isFlushDue = false;
            output.flush();
            return true;
        }
        var bytes = nextBytes();
        if (bytes.length > 0) {
            output.write(bytes);
            isFlushDue = true;
            lastWrite = System.nanoTime();
            return true;
        }
        if (feed.isOver() || isGoodbyeSaid) {
            finish();
        }
        return false;
    }

    private byte[] nextBytes() {
        var bytes = next;
        next = NOTHING;
        if (bytes.length == 0) {
            bytes = writer.write(feed.reply(), feed.next());
        }
        if (bytes.length == 0 && isServerGoing && !isGoodbyeSaid) {
            isGoodbyeSaid = true;
            bytes = ascii(": the server goes, come back\nretry: " + between(500, 2_500) + "\n\n");
        }
        return bytes;
    }

    private synchronized void finish() {
        if (!isClosed) {
            isClosed = true;
            feed.close();
            streams.remove(this);
            context.complete();
        }
    }

    /** Milliseconds, chosen at random: readers that lost a server at one moment shall not all come back at one moment. */
    private static int between(int least, int most) {
        return ThreadLocalRandom.current().nextInt(least, most);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
