package govuk.chat.server.events;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.reply.ReplyFeed;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
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
    private static final byte[] OPENING = ascii(": open\nretry: 2000\n\n");
    private static final byte[] HEARTBEAT = ascii(": still here\n\n");
    private static final byte[] GOODBYE = ascii(": the server goes, come back\nretry: 500\n\n");

    private final AsyncContext context;
    private final ServletOutputStream output;
    private final ReplyFeed feed;
    private final EventWriter writer;
    private final EventStreams streams;
    private final BooleanSupplier mayRead;
    private final AtomicBoolean isPumpWanted = new AtomicBoolean();
    private byte[] next = OPENING;
    private boolean isBlocked = true;
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
        if (!isClosed && !isBlocked) {
            isBlocked = !output.isReady();
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
            bytes = GOODBYE;
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

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
