package govuk.chat.core.reply;

import static java.util.stream.Collectors.toSet;

import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.store.Storage;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the replies that a node holds but does not run, and queues them again: their claim was committed though it seemed to fail,
 * or their end could not be stored. Their leases are renewed with all the others, so without this they would never end. For
 * one thread at a time.
 */
final class Strays {
    private static final Logger log = LoggerFactory.getLogger(Strays.class);

    private final Storage storage;
    private final String node;
    private Set<ReplyId> before = Set.of();

    Strays(Storage storage, String node) {
        this.storage = storage;
        this.node = node;
    }

    /** A stray must be found twice in a row, because a reply that was claimed just now is about to run. */
    void giveBack(Set<ReplyId> held, Set<ReplyId> running) {
        var now = held.stream().filter(id -> !running.contains(id)).collect(toSet());
        now.stream().filter(before::contains).forEach(this::giveBack);
        before = now;
    }

    private void giveBack(ReplyId id) {
        storage.replies().find(id).filter(this::isOurs).ifPresent(stray -> {
            log.warn("reply {} attempt {} was lost on the way and is queued again", id, stray.attempt());
            storage.queue().release(stray);
        });
    }

    private boolean isOurs(Reply reply) {
        return reply.state() instanceof ReplyState.Running state && state.node().equals(node);
    }
}
