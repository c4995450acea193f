package govuk.chat.core.reply.redis;

import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.redis.RedisSubscriptions;
import govuk.chat.core.reply.ReplyLog;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over into this node's log what another one writes of a reply. It hears each event when it happens, and reads the stream when it begins
 * to listen or finds that it has missed something.
 */
final class Follower implements RedisSubscriptions.Listener {
    private static final Logger log = LoggerFactory.getLogger(Follower.class);

    private final ReplyId id;
    private final ReplyLog heard;
    private final Consumer<Follower> catchUp;
    private final AtomicBoolean isCatchingUp = new AtomicBoolean();
    private ReplyPosition position;
    private boolean isStopped;

    /** @param catchUp has {@link #take} called, soon, with all that is in the stream after {@link #position} */
    Follower(ReplyId id, ReplyLog heard, Consumer<Follower> catchUp) {
        this.id = id;
        this.heard = heard;
        this.catchUp = catchUp;
        // What an earlier follower, or an attempt of this node, has left.
        var known = heard.read(id, ReplyPosition.START);
        this.position = known.isEmpty() ? ReplyPosition.START : known.getLast().position();
    }

    ReplyId id() {
        return id;
    }

    @Override
    public void subscribed() {
        catchUp();
    }

    @Override
    public void message(byte[] body) {
        if (!take(ReplyEntry.ofMessage(body))) {
            catchUp();
        }
    }

    @Override
    public void lost() {
        // What is missed is read when it is heard again.
    }

    synchronized ReplyPosition position() {
        return position;
    }

    synchronized boolean isStopped() {
        return isStopped;
    }

    /** After this it takes nothing more. */
    synchronized void stop() {
        isStopped = true;
    }

    void caughtUp() {
        isCatchingUp.set(false);
    }

    /** Takes what is new in the entry. False if there is something missing before it. */
    synchronized boolean take(ReplyEntry entry) {
        if (isStopped) {
            return true;
        }
        try {
            return take(entry.event());
        } catch (IllegalArgumentException e) {
            log.warn("an event of reply {} could not be read", id, e);
            return true;
        }
    }

    private boolean take(ReplyEvent event) {
        return switch (event) {
            case ReplyEvent.Started started -> begin(started.attempt());
            case ReplyEvent.Restarted restarted -> begin(restarted.attempt());
            case ReplyEvent.Delta delta -> takeDelta(delta);
            // Even one that does not fit: it is in the store by now, and that is where it sends who waits.
            case ReplyEvent.End end -> isNew(end) ? append(end) : true;
        };
    }

    private boolean begin(int attempt) {
        return attempt <= position.attempt()
                || append(
                        position.attempt() == 0 ? new ReplyEvent.Started(attempt) : new ReplyEvent.Restarted(attempt));
    }

    /** Of one that overlaps with what is there, the rest: a node that could not reach Redis for a while sends its text once more. */
    private boolean takeDelta(ReplyEvent.Delta delta) {
        if (!isNew(delta)) {
            return true;
        }
        var end = delta.position();
        var missing = end.offset() - position.offset();
        if (end.attempt() != position.attempt() || missing > delta.text().length()) {
            return false;
        }
        var rest = delta.text().substring(delta.text().length() - missing);
        return append(new ReplyEvent.Delta(end, rest));
    }

    private boolean isNew(ReplyEvent event) {
        return event.sequence() > position.sequence();
    }

    private boolean append(ReplyEvent event) {
        position = event.position();
        heard.append(id, event);
        return true;
    }

    private void catchUp() {
        if (isCatchingUp.compareAndSet(false, true)) {
            catchUp.accept(this);
        }
    }
}
