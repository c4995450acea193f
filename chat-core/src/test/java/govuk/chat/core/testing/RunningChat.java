package govuk.chat.core.testing;

import govuk.chat.core.agent.AgentClient;
import govuk.chat.core.agent.Agents;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.TimeOrderedIds;
import govuk.chat.core.model.VisitorId;
import govuk.chat.core.reply.ReplyLog;
import govuk.chat.core.reply.ReplyReaders;
import govuk.chat.core.reply.ReplyRunner;
import govuk.chat.core.reply.RunnerSettings;
import govuk.chat.core.reply.memory.MemoryReplyLog;
import govuk.chat.core.screen.ScreenRules;
import govuk.chat.core.service.Audit;
import govuk.chat.core.service.ChatService;
import govuk.chat.core.service.Draft;
import govuk.chat.core.service.Intake;
import govuk.chat.core.service.MessageRules;
import govuk.chat.core.service.Origin;
import govuk.chat.core.service.OwnerDataService;
import govuk.chat.core.service.SessionService;
import govuk.chat.core.service.Stamps;
import govuk.chat.core.store.Storage;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A node with one agent, put together by hand so that a test can replace a part. It runs replies from {@link #start()} on.
 * Closing it leaves the storage and the log open: they may be another node's, too.
 */
public final class RunningChat implements AutoCloseable {
    /** A dead node is noticed within a second. */
    public static final RunnerSettings QUICK =
            new RunnerSettings(Duration.ofSeconds(1), Duration.ofMillis(20), 2_000, 5, 100_000);

    /** Tests ask more at once than a person does. */
    private static final MessageRules RULES = new MessageRules(1_000, true, 1_000, 1_000_000);

    private final Owner owner =
            new Owner.Visitor(new VisitorId(UUID.randomUUID().toString()));
    private final ReplyRunner runner;
    private final ReplyReaders readers;
    private final SessionService sessions;
    private final ChatService chat;
    private final OwnerDataService ownerData;

    public RunningChat(Storage storage, ReplyLog replyLog, AgentClient agent, RunnerSettings settings, Clock clock) {
        this(storage, replyLog, new Agents("fake", Map.of("fake", new Agents.Agent(agent, 20))), settings, clock);
    }

    public RunningChat(Storage storage, ReplyLog replyLog, Agents agents, RunnerSettings settings, Clock clock) {
        var stamps = new Stamps(clock, new TimeOrderedIds(clock));
        this.runner = new ReplyRunner(storage, replyLog, agents, settings, clock);
        this.readers = new ReplyReaders(replyLog, storage);
        var audit = new Audit(storage.audit(), clock, () -> Origin.HERE);
        var intake = new Intake(RULES, ScreenRules.defaults(), audit);
        this.sessions = new SessionService(storage, agents, stamps, intake);
        this.chat = new ChatService(storage, runner, readers, stamps, intake);
        this.ownerData = new OwnerDataService(storage, runner, stamps, audit);
    }

    public static RunningChat start(Storage storage, AgentClient agent) {
        return start(storage, agent, QUICK);
    }

    public static RunningChat start(Storage storage, AgentClient agent, RunnerSettings settings) {
        return new RunningChat(storage, new MemoryReplyLog(), agent, settings, Clock.systemUTC()).start();
    }

    public RunningChat start() {
        runner.start();
        return this;
    }

    public Owner owner() {
        return owner;
    }

    public ReplyRunner runner() {
        return runner;
    }

    public ReplyReaders readers() {
        return readers;
    }

    public SessionService sessions() {
        return sessions;
    }

    public ChatService chat() {
        return chat;
    }

    public OwnerDataService ownerData() {
        return ownerData;
    }

    public Session newSession() {
        return sessions.create(owner);
    }

    public Reply send(Session session, String text) {
        return chat.send(owner, session.id(), Draft.of(text)).reply();
    }

    /** Sends in a session of its own. */
    public Reply send(String text) {
        return send(newSession(), text);
    }

    /** The reply when it has ended. */
    public Reply end(Reply reply) throws InterruptedException {
        var ended = chat.await(reply, Await.BOUND).reply();
        if (!ended.hasEnded()) {
            throw new AssertionError("the reply did not end: " + ended);
        }
        return ended;
    }

    /** The stored answer, or the part of it. */
    public Optional<Message> message(Reply reply) throws InterruptedException {
        return chat.await(reply, Duration.ZERO).answer();
    }

    public String answer(Reply reply) throws InterruptedException {
        return message(reply).map(Message::text).orElse("");
    }

    /** Everything that a reader hears who follows the reply from the start to its end. */
    public Transcript listen(Reply reply) throws InterruptedException {
        var transcript = Transcript.empty();
        try (var feed = readers.follow(reply, ReplyPosition.START)) {
            if (!feed.forEach(Await.BOUND, transcript::hear)) {
                throw new AssertionError("the reply did not end: " + transcript.events());
            }
        }
        return transcript;
    }

    @Override
    public void close() {
        readers.close();
        runner.close();
    }
}
