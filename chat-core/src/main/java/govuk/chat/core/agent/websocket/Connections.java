package govuk.chat.core.agent.websocket;

import govuk.chat.core.agent.AgentException;
import govuk.chat.core.agent.AgentFailures;
import govuk.chat.core.agent.AgentRequest;
import govuk.chat.core.model.SessionId;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One connection for each active session, and never more than the settings allow. Safe for use by many threads. */
final class Connections {
    /** After a goodbye, for the agent to say its own. */
    private static final int SECONDS_TO_LEAVE = 2;

    private final ConnectionSettings settings;
    private final Handshake handshake;
    private final Semaphore free;
    private final ConcurrentHashMap<SessionId, CompletableFuture<Connection>> bySession = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor beats;
    private volatile boolean isClosed;

    Connections(ConnectionSettings settings, Handshake handshake) {
        this.settings = settings;
        this.handshake = handshake;
        this.free = new Semaphore(settings.most());
        this.beats = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("websocket-agent").factory());
        beats.setRemoveOnCancelPolicy(true);
        // A connection that is made while we close says goodbye at once and needs no beat.
        beats.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** The session's connection: the one it has, or a new one. It may end at any moment. */
    Connection of(AgentRequest request) throws InterruptedException {
        var session = request.question().session();
        var fresh = new CompletableFuture<Connection>();
        var known = bySession.putIfAbsent(session, fresh);
        if (known != null) {
            return await(known);
        }
        try {
            var connection = open(request);
            keep(session, fresh, connection);
            return connection;
        } finally {
            // Somebody who waits for it must not wait for ever when it was not made.
            if (!fresh.isDone()) {
                bySession.remove(session, fresh);
                fresh.completeExceptionally(AgentFailures.unavailable(new IOException("not opened")));
            }
        }
    }

    private static Connection await(CompletableFuture<Connection> opening) throws InterruptedException {
        try {
            return opening.get();
        } catch (ExecutionException failed) {
            throw AgentFailures.unavailable(failed);
        }
    }

    private Connection open(AgentRequest request) throws InterruptedException {
        if (isClosed) {
            throw AgentFailures.unavailable(new IOException("closed"));
        }
        takePlace();
        var isOpen = false;
        try {
            var connection = handshake.open(request);
            isOpen = true;
            return connection;
        } finally {
            if (!isOpen) {
                free.release();
            }
        }
    }

    private void takePlace() throws AgentException {
        while (!free.tryAcquire()) {
            if (!closeLongestIdle()) {
                throw AgentFailures.busy(new IOException("all connections are in use"), Duration.ZERO);
            }
        }
    }

    private boolean closeLongestIdle() {
        var now = System.nanoTime();
        var longestIdleFirst = Comparator.<Connection>comparingLong(connection -> connection.idleSince() - now);
        return bySession.values().stream()
                .filter(opening -> opening.isDone() && !opening.isCompletedExceptionally())
                .map(CompletableFuture::join)
                .sorted(longestIdleFirst)
                .anyMatch(connection -> connection.closeIfIdleFor(Duration.ZERO));
    }

    private void keep(SessionId session, CompletableFuture<Connection> place, Connection connection) {
        var every = settings.ping().toNanos();
        var beat = beats.scheduleWithFixedDelay(
                () -> connection.beat(settings.idle()), every, every, TimeUnit.NANOSECONDS);
        var ignored = connection.ended().thenRun(() -> {
            beat.cancel(false);
            bySession.remove(session, place);
            free.release();
            abortSoon(connection);
        });
        place.complete(connection);
        if (isClosed) {
            connection.close();
        }
    }

    private void abortSoon(Connection connection) {
        var ignored = beats.schedule(connection::abort, SECONDS_TO_LEAVE, TimeUnit.SECONDS);
    }

    void close() {
        isClosed = true;
        bySession.values().forEach(opening -> {
            var ignored = opening.thenAccept(Connection::close);
        });
        beats.shutdown();
    }
}
