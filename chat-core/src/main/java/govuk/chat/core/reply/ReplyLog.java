package govuk.chat.core.reply;

import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyPosition;
import java.util.List;
import java.util.function.Consumer;

/**
 * The events of replies, while they are written and for some time after. Readers pull: a watcher is told that there is
 * something new and reads it when it can, from wherever it stands, so a slow reader costs its own position and nothing more.
 *
 * <p>All methods are safe for use by many threads. An event is appended by one thread at a time for each reply.
 */
public interface ReplyLog extends AutoCloseable {
    /** Adds an event. Ignored if it does not come after the last one (a node that lost its lease may be late). */
    void append(ReplyId reply, ReplyEvent event);

    /**
     * What comes after the position, in order; never waits. Neighbouring deltas may come as one. Empty if there is nothing new
     * <em>or</em> the log does not know the reply (not begun, or ended long ago).
     *
     * <p>A reader whose position is in an earlier attempt gets {@code Restarted} first; one at {@link ReplyPosition#START} gets
     * {@code Started}.
     */
    List<ReplyEvent> read(ReplyId reply, ReplyPosition after);

    /**
     * Shows {@code watcher} each event after it was appended, from the appending thread: it must be quick, not block and not
     * throw. Calls may still come while {@link Watch#close()} runs.
     */
    Watch watch(ReplyId reply, Consumer<ReplyEvent> watcher);

    /**
     * Drops what the log has of an attempt that has not ended but is no longer written here; a later attempt, and the end of
     * the reply, stay. Watches stay too.
     */
    void forget(ReplyId reply, int attempt);

    /**
     * Whether the reply is being written where this log may not hear of it just now. Whoever reads it then asks the store from time to time, where
     * its end will be.
     */
    boolean mayMiss(ReplyId reply);

    @Override
    void close();

    /** Ends a watch when closed. Closing twice does nothing. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
