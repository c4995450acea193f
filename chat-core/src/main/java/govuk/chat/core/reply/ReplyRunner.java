package govuk.chat.core.reply;

import static java.util.stream.Collectors.toSet;

import govuk.chat.core.agent.Agents;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyState;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.store.Asked;
import govuk.chat.core.store.Question;
import govuk.chat.core.store.Storage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the replies of this node, each on a virtual thread of its own: claims them, renews their leases, stops them, and hands
 * them back when the node goes. What others queued, or died over, is found by looking at the queue now and then.
 *
 * <p>Safe for use by many threads. Between {@link #start()} and {@link #close()} at most {@code maxRunning} replies run at once.
 */
public final class ReplyRunner implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ReplyRunner.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
    private static final int CLAIM_AT_ONCE = 100;

    /** New with each start, so that a process never takes its dead predecessor's replies for its own. */
    private final String node = UUID.randomUUID().toString();

    private final Storage storage;
    private final ReplyLog replyLog;
    private final RunnerSettings settings;
    private final Leases leases;
    private final ReplyWriter writer;
    private final AgentQueues queues;
    private final WaitingRoom waitingRoom;
    private final ConcurrentMap<ReplyId, ReplyRun> running = new ConcurrentHashMap<>();
    private final Semaphore room;
    private final Set<SessionId> sessionsWaiting = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("replies-", 0).daemon().factory());
    private final Strays strays;
    private volatile long waiting;
    private volatile boolean moreWait;
    private volatile boolean claiming = true;
    private volatile boolean resting;

    public ReplyRunner(Storage storage, ReplyLog replyLog, Agents agents, RunnerSettings settings, Clock clock) {
        this.storage = storage;
        this.replyLog = replyLog;
        this.settings = settings;
        this.leases = new Leases(storage.queue(), node, settings.lease(), clock);
        this.room = new Semaphore(settings.maxRunning());
        this.strays = new Strays(storage, node);
        this.queues = new AgentQueues(agents);
        this.waitingRoom = new WaitingRoom(storage, queues, clock);
        this.writer = new ReplyWriter(storage, replyLog, agents, settings, clock);
    }

    /** Begins to look at the queue and to renew leases. */
    public void start() {
        guarded("look at the queue", this::claimDue);
        every(settings.poll(), "look at the queue", this::lookAtQueue);
        every(settings.lease().dividedBy(3), "renew leases", this::renew);
    }

    /**
     * Stores a question and has it answered: begun at once, in the same transaction, if there is room and nothing before it in its
     * session waits for an answer; otherwise as soon as it is due and its agent can be asked. Returns when the question is durable.
     *
     * @throws ChatException as {@link govuk.chat.core.store.ReplyStore#ask} does; {@code AGENT_BUSY} if too many wait for the agent
     */
    public Asked ask(Question question) {
        var closed = queues.closed();
        if (!closed.isEmpty()) {
            waitingRoom.refuseIfFull(question, closed);
        }
        if (!mayClaim() || !room.tryAcquire()) {
            moreWait = true;
            return storage.replies().ask(question);
        }
        var asked = askAndClaim(question, closed);
        if (asked.reply().state() instanceof ReplyState.Queued && !asked.isRepeat()) {
            claimSoon(asked.reply(), closed);
        }
        return asked;
    }

    private void claimSoon(Reply queued, Set<String> closed) {
        if (!closed.contains(queued.agent())) {
            Thread.startVirtualThread(() -> guarded("claim a reply", () -> claim(queued)));
        } else if (queues.isDue(queued.agent())) {
            Thread.startVirtualThread(() -> guarded("claim replies", this::claimDue));
        }
    }

    /** Room is taken before anything is claimed, so that never more run at once than may. */
    private Asked askAndClaim(Question question, Set<String> closed) {
        var isClaimed = false;
        try {
            var asked = storage.replies().askAndClaim(question, leases.begin(), closed);
            isClaimed = !asked.isRepeat() && asked.reply().state() instanceof ReplyState.Running;
            if (isClaimed) {
                run(new ReplyRun(asked.reply(), asked.message()));
            }
            return asked;
        } finally {
            if (!isClaimed) {
                room.release();
            }
        }
    }

    /** Stops a reply if it runs here: its agent is told at once. */
    public void stop(ReplyId id) {
        var run = running.get(id);
        if (run != null) {
            run.stop();
        }
    }

    /** Stops whatever runs here for a session. */
    public void stopAll(SessionId session) {
        running.values().stream()
                .filter(run -> run.reply().session().equals(session))
                .forEach(ReplyRun::stop);
    }

    /** Where replies wait for their agents. */
    public WaitingRoom waitingRoom() {
        return waitingRoom;
    }

    /** How many replies wait for somebody to run them, here or elsewhere, as of the last look. */
    public long waitingCount() {
        return waiting;
    }

    public int runningCount() {
        return running.size();
    }

    /**
     * Claims nothing more until {@link #resume()}. What runs runs on; questions are still taken, and wait for another node, or for this one to take part
     * again.
     */
    public void rest() {
        resting = true;
    }

    /** Takes part again, at once. */
    public void resume() {
        resting = false;
        Thread.startVirtualThread(() -> guarded("look at the queue", this::claimDue));
    }

    public boolean isResting() {
        return resting;
    }

    private boolean mayClaim() {
        return claiming && !resting;
    }

    /**
     * Claims nothing more, gives the running replies {@code grace} to end, and hands back those that have not: they are queued
     * again, for another node or the next start.
     */
    public void drain(Duration grace) throws InterruptedException {
        claiming = false;
        awaitNoneRunning(grace);
        running.values().forEach(ReplyRun::handBack);
        awaitNoneRunning(CLOSE_LIMIT);
    }

    @Override
    public void close() {
        try {
            drain(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        timer.shutdownNow();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // guarded work never fails
    private void every(Duration period, String what, Runnable work) {
        timer.scheduleWithFixedDelay(
                () -> guarded(what, work), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The reply before it may have ended just before its session was put on the list. */
    private void claim(Reply queued) {
        sessionsWaiting.add(queued.session());
        var unused = claimAndRun(
                1,
                limit -> storage.queue().claim(queued.id(), leases.claim()).stream()
                        .toList());
    }

    private void lookAtQueue() {
        claimDue();
        waiting = storage.queue().backlog().queued();
        // Who waits behind a reply of another node is found here, not when one of ours ends.
        sessionsWaiting.retainAll(
                running.values().stream().map(run -> run.reply().session()).collect(toSet()));
    }

    private void claimDue() {
        for (var batch : queues.batches(CLAIM_AT_ONCE)) {
            queues.begin(batch);
            var mayBeMore = claimAndRun(
                    batch.limit(), limit -> storage.queue().claimDue(leases.claim(), batch.leftOut(), limit));
            if (mayBeMore) {
                queues.mayBeMore(batch);
            }
        }
    }

    /** Takes room first, too. Answers whether there may be more to be claimed. */
    private boolean claimAndRun(int most, IntFunction<List<Reply>> claim) {
        var limit = mayClaim() ? takeRoom(most) : 0;
        List<Reply> claimed = List.of();
        if (limit > 0) {
            try {
                claimed = claim.apply(limit);
            } finally {
                room.release(limit - claimed.size());
            }
            claimed.forEach(reply -> run(new ReplyRun(reply)));
        }
        var mayBeMore = claimed.size() == limit;
        if (limit < most && mayBeMore) {
            moreWait = true;
        }
        return mayBeMore;
    }

    private int takeRoom(int most) {
        var limit = Math.min(most, room.availablePermits());
        return limit > 0 && room.tryAcquire(limit) ? limit : 0;
    }

    private void run(ReplyRun run) {
        Thread.startVirtualThread(() -> runToEnd(run));
    }

    private void runToEnd(ReplyRun run) {
        var claimed = run.reply();
        var before = running.put(claimed.id(), run);
        if (before != null) {
            before.abandon();
        }
        if (!claiming) {
            run.handBack();
        }
        try {
            writer.write(run);
        } catch (RuntimeException e) {
            // It is given back with the strays and begun again, so nothing is lost.
            log.error("reply {} attempt {} could not be ended", claimed.id(), claimed.attempt(), e);
            replyLog.forget(claimed.id(), claimed.attempt());
        } finally {
            running.remove(claimed.id(), run);
            room.release();
        }
        runNext(run);
    }

    /** One that came out of the queue may have more behind it, whoever put them there. */
    private void runNext(ReplyRun ended) {
        var isWaitedFor = sessionsWaiting.remove(ended.reply().session());
        if (moreWait || isWaitedFor || ended.isFromQueue() || queues.canGoOn()) {
            moreWait = false;
            guarded("claim the next reply", this::claimDue);
        }
    }

    private void renew() {
        var atStart = Set.copyOf(running.values());
        var renewal = leases.renew();
        var held = Set.copyOf(renewal.held());
        for (var run : atStart) {
            if (!held.contains(run.reply().id())) {
                run.abandon();
            }
        }
        renewal.toStop().forEach(this::stop);
        strays.giveBack(held, running.keySet());
    }

    private void awaitNoneRunning(Duration limit) throws InterruptedException {
        if (room.tryAcquire(settings.maxRunning(), limit.toNanos(), TimeUnit.NANOSECONDS)) {
            room.release(settings.maxRunning());
        }
    }

    private static void guarded(String what, Runnable work) {
        try {
            work.run();
        } catch (ChatException e) {
            log.warn("could not {}: {}", what, e.getMessage());
        } catch (RuntimeException e) {
            log.error("could not {}", what, e);
        }
    }
}
