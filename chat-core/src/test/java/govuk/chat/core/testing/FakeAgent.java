package govuk.chat.core.testing;

import govuk.chat.core.agent.AgentClient;
import govuk.chat.core.agent.AgentException;
import govuk.chat.core.agent.AgentRequest;
import govuk.chat.core.agent.DeltaSink;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Metadata;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An agent without a wire that does as it is told, and remembers what it was asked. */
public final class FakeAgent implements AgentClient {
    private final Behaviour behaviour;
    private final List<AgentRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger interrupted = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    private FakeAgent(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** What it does when asked. */
    @FunctionalInterface
    public interface Behaviour {
        Metadata answer(AgentRequest request, DeltaSink sink) throws InterruptedException;
    }

    public static FakeAgent doing(Behaviour behaviour) {
        return new FakeAgent(behaviour);
    }

    /** Gives the pieces at once. */
    public static FakeAgent saying(String... pieces) {
        return new FakeAgent((request, sink) -> {
            for (var piece : pieces) {
                sink.delta(piece);
            }
            return Metadata.EMPTY;
        });
    }

    /** Gives the pieces, then fails. */
    public static FakeAgent failing(ErrorCode code, String... pieces) {
        return new FakeAgent((request, sink) -> {
            saying(pieces).behaviour.answer(request, sink);
            throw new AgentException(code, "The fake agent failed. Try again.");
        });
    }

    /** Gives the pieces, then nothing until it is interrupted. */
    public static FakeAgent hanging(String... pieces) {
        return new FakeAgent((request, sink) -> {
            saying(pieces).behaviour.answer(request, sink);
            new CountDownLatch(1).await();
            return Metadata.EMPTY;
        });
    }

    /** Waits for a permit before each piece and once more before the end. */
    public static FakeAgent gated(Semaphore gate, String... pieces) {
        return new FakeAgent((request, sink) -> {
            for (var piece : pieces) {
                pass(gate);
                sink.delta(piece);
            }
            pass(gate);
            return Metadata.EMPTY;
        });
    }

    private static void pass(Semaphore gate) throws InterruptedException {
        if (!gate.tryAcquire(Await.BOUND.toSeconds() * 3, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody opened the gate");
        }
    }

    @Override
    public Metadata ask(AgentRequest request, DeltaSink sink) throws InterruptedException {
        requests.add(request);
        try {
            return behaviour.answer(request, sink);
        } catch (InterruptedException stopped) {
            interrupted.incrementAndGet();
            throw stopped;
        }
    }

    /** What it was asked, in order. */
    public List<AgentRequest> requests() {
        return requests;
    }

    public void awaitRequests(int count) {
        Await.until(count + " requests", () -> requests.size() >= count);
    }

    /** How many calls were ended by an interrupt. */
    public int interruptions() {
        return interrupted.get();
    }

    public boolean isClosed() {
        return closed.getCount() == 0;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
