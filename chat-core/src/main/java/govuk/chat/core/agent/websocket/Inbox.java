package govuk.chat.core.agent.websocket;

import govuk.chat.core.agent.AgentException;
import govuk.chat.core.agent.AgentFailures;
import govuk.chat.core.model.Metadata;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The pieces of an answer between the thread that brings and the one that takes them. Bringing never waits: an agent that gets
 * {@value #MAX_WAITING} characters ahead loses its answer. (A monitor would not do: waiting in one holds the carrier of a
 * virtual thread before Java 24.)
 */
final class Inbox {
    static final int MAX_WAITING = 4 << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private List<String> pieces = new ArrayList<>();
    private int waiting;
    private Ending ending = new Open();

    /** Whether, and how, the answer has ended. */
    sealed interface Ending {}

    record Open() implements Ending {}

    record Answered(Metadata metadata) implements Ending {}

    record Broken(AgentException failure) implements Ending {}

    /** What has come since the last time; {@code pieces} come before the ending. */
    record News(List<String> pieces, Ending ending) {}

    /** Ignored after the end. */
    void piece(String text) {
        lock.lock();
        try {
            if (!(ending instanceof Open)) {
                return;
            }
            waiting += text.length();
            if (waiting > MAX_WAITING) {
                end(new Broken(AgentFailures.unusable(new IOException("far more text than can be handed on"))));
                return;
            }
            pieces.add(text);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The first ending counts. */
    void end(Ending how) {
        lock.lock();
        try {
            if (ending instanceof Open) {
                ending = how;
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something new. */
    News take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (pieces.isEmpty() && ending instanceof Open) {
                changed.await();
            }
            var news = new News(pieces, ending);
            pieces = new ArrayList<>();
            waiting = 0;
            return news;
        } finally {
            lock.unlock();
        }
    }
}
