package govuk.chat.core.testing;

import govuk.chat.core.agent.AgentClient;
import govuk.chat.core.agent.AgentRequest;
import govuk.chat.core.model.Metadata;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One call of an agent on a virtual thread of its own: look at the pieces while it runs, stop it, wait for its end. */
public final class Asking {
    private final List<String> pieces = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Metadata> end = new CompletableFuture<>();
    private final Thread thread;

    private Asking(AgentClient agent, AgentRequest request) {
        thread = Thread.ofVirtual().unstarted(() -> {
            try {
                end.complete(agent.ask(request, pieces::add));
            } catch (Throwable thrown) {
                end.completeExceptionally(thrown);
            }
        });
    }

    public static Asking start(AgentClient agent, AgentRequest request) {
        var asking = new Asking(agent, request);
        asking.thread.start();
        return asking;
    }

    public static Asking start(AgentClient agent, String question) {
        return start(agent, AgentRequests.asking(question));
    }

    public List<String> pieces() {
        return pieces;
    }

    public String text() {
        return String.join("", pieces);
    }

    /** Waits until so many pieces have come. */
    public Asking awaitPieces(int count) {
        Await.until(count + " pieces", () -> pieces.size() >= count);
        return this;
    }

    public boolean hasEnded() {
        return end.isDone();
    }

    /** Interrupts the call. */
    public Asking stop() {
        thread.interrupt();
        return this;
    }

    /** What the agent said about its whole answer. */
    public Metadata metadata() {
        return outcome().join();
    }

    /** What the call threw. */
    public Throwable failure() {
        return outcome().exceptionNow();
    }

    private CompletableFuture<Metadata> outcome() {
        try {
            end.get(Await.BOUND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            return end;
        } catch (InterruptedException | TimeoutException tooLate) {
            throw new AssertionError(
                    "the call did not end within " + Duration.ofMillis(Await.BOUND.toMillis()), tooLate);
        }
        return end;
    }
}
