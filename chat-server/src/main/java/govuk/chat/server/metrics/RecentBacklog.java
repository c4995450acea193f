package govuk.chat.server.metrics;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.store.Backlog;
import govuk.chat.core.store.ReplyQueue;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The backlog of the last few seconds, so that whoever looks at the metrics all the time does not ask the database all the time. */
public final class RecentBacklog implements Supplier<Optional<Backlog>> {
    private static final long FRESH = Duration.ofSeconds(2).toNanos();

    private final ReplyQueue queue;
    private Optional<Backlog> latest = Optional.empty();
    private long until = System.nanoTime();

    public RecentBacklog(ReplyQueue queue) {
        this.queue = queue;
    }

    @Override
    public synchronized Optional<Backlog> get() {
        if (System.nanoTime() - until >= 0) {
            latest = ask();
            until = System.nanoTime() + FRESH;
        }
        return latest;
    }

    private Optional<Backlog> ask() {
        try {
            return Optional.of(queue.backlog());
        } catch (ChatException e) {
            // The database is away, which other metrics say.
            return Optional.empty();
        }
    }
}
