package govuk.chat.core.config;

import govuk.chat.core.agent.AgentControls;
import govuk.chat.core.auth.GuessBrake;
import govuk.chat.core.auth.PasswordGuard;
import govuk.chat.core.auth.PasswordHasher;
import govuk.chat.core.cache.Caches;
import govuk.chat.core.health.HealthCheck;
import govuk.chat.core.health.LevelWatch;
import govuk.chat.core.limit.RateLimits;
import govuk.chat.core.model.BreakerState;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.model.TimeOrderedIds;
import govuk.chat.core.reply.ReplyReaders;
import govuk.chat.core.reply.ReplyRunner;
import govuk.chat.core.reply.ReplyWatch;
import govuk.chat.core.service.Audit;
import govuk.chat.core.service.ChatService;
import govuk.chat.core.service.Intake;
import govuk.chat.core.service.OwnerDataService;
import govuk.chat.core.service.RetentionPurge;
import govuk.chat.core.service.RetentionSettings;
import govuk.chat.core.service.SessionReview;
import govuk.chat.core.service.SessionService;
import govuk.chat.core.service.SignInService;
import govuk.chat.core.service.Stamps;
import govuk.chat.core.service.UserService;
import govuk.chat.core.setting.LiveSetting;
import govuk.chat.core.setting.LiveSettings;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.StoreObserver;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The parts of a running chat, built from its settings: the one place where every {@code new} stands. Safe for use by many threads.
 */
public final class ChatParts implements AutoCloseable {
    private final Storage storage;
    private final OpenAgents agents;
    private final Sharing sharing;
    private final ReplyRunner runner;
    private final ReplyReaders readers;
    private final SessionService sessions;
    private final ChatService chat;
    private final Audit audit;
    private final LiveSettings settings;
    private final LiveSetting<RetentionSettings> retention;
    private final OwnerDataService ownerData;
    private final SessionReview review;
    private final RetentionPurge purge;
    private final PasswordHasher hasher;
    private final SignInService signIns;
    private final UserService users;
    private final LevelWatch level;

    private ChatParts(ChatConfig config, Behind behind, Stamps stamps, Surroundings around) {
        this.storage = behind.storage();
        this.agents = behind.agents();
        this.sharing = behind.sharing();
        var replyLog = sharing.replyLog();
        this.audit = new Audit(storage.audit(), stamps.clock(), around.origins());
        this.settings = new LiveSettings(storage.settings(), audit, stamps.clock());
        this.retention = settings.add(RetentionFormat.setting(config.retention()));
        AgentOverrides.keep(settings, agents.controls(), agents.agents().names());
        var watch = new ReplyWatch(around.replies(), stamps.clock());
        this.runner = new ReplyRunner(
                watch.over(storage), watch.over(replyLog), agents.agents(), config.replies(), stamps.clock());
        this.readers = new ReplyReaders(replyLog, storage);
        var intake = new Intake(config.messages(), config.screens(), audit);
        this.sessions = new SessionService(storage, agents.agents(), stamps, intake);
        this.chat = new ChatService(storage, runner, readers, stamps, intake);
        this.ownerData = new OwnerDataService(storage, runner, stamps, audit);
        this.review = new SessionReview(storage, audit);
        this.purge = new RetentionPurge(storage, stamps, audit, retention);
        this.hasher = new PasswordHasher();
        this.signIns = new SignInService(
                storage, new PasswordGuard(hasher, new GuessBrake(stamps.clock())), config.signIns(), stamps, audit);
        this.users = new UserService(storage.users(), hasher, config.signIns().passwords(), stamps, audit);
        this.level = new LevelWatch(checks(config), stamps.clock());
    }

    /** For a program of its own, without a network before it. */
    public static ChatParts open(ChatConfig config) {
        return open(config, Clock.systemUTC(), Surroundings.NONE);
    }

    /**
     * Opens the storage, connects what needs connecting and begins to run the replies that wait.
     *
     * @param clock the system's, except in tests that do not want to wait
     * @throws govuk.chat.core.model.SettingException if a setting cannot be used, with one line that says which and why
     */
    public static ChatParts open(ChatConfig config, Clock clock, Surroundings around) {
        var ids = new TimeOrderedIds(clock);
        // Agents first: they fail on wrong settings and hold nothing yet.
        var agents = OpenAgents.open(config, clock, ids);
        var storage = open(config.storage(), agents, around.store());
        var sharing = config.redis().open();
        var behind = new Behind(config.storage().isShared() ? sharing.caching(storage) : storage, agents, sharing);
        var parts = new ChatParts(config, behind, new Stamps(clock, ids), around);
        parts.settings.start();
        parts.runner.start();
        parts.purge.start();
        parts.level.start();
        return parts;
    }

    public SessionService sessions() {
        return sessions;
    }

    public ChatService chat() {
        return chat;
    }

    /**
     * Counters for whoever gives the chat an address: the services themselves limit nobody. Each call makes new ones. Needs bucket4j, which
     * a chat without an address does not.
     */
    public RateLimits newRateLimits() {
        return sharing.newRateLimits();
    }

    /** Known at once: it is looked at all the time, not when it is asked for. */
    public RedisState redis() {
        return sharing.state();
    }

    public SessionReview review() {
        return review;
    }

    /** To look at, and to flush everywhere. */
    public Caches caches() {
        return sharing.caches();
    }

    public OwnerDataService ownerData() {
        return ownerData;
    }

    /** What may change while the chat runs; whoever gives it an address adds its own. */
    public LiveSettings settings() {
        return settings;
    }

    /** How long things are kept, as of now. */
    public LiveSetting<RetentionSettings> retention() {
        return retention;
    }

    public Audit audit() {
        return audit;
    }

    public SignInService signIns() {
        return signIns;
    }

    public UserService users() {
        return users;
    }

    /** How the agents are doing, and a hand on their breakers. */
    public AgentControls agentControls() {
        return agents.controls();
    }

    public ReplyRunner runner() {
        return runner;
    }

    public Storage storage() {
        return storage;
    }

    /** How well the chat is. */
    public LevelWatch level() {
        return level;
    }

    /** The circuit breakers by what they guard. */
    public Map<String, BreakerState> breakers() {
        return Health.breakers(storage, agents.controls(), sharing);
    }

    /**
     * Begins no more replies, gives those under way {@code grace} to end, hands back the rest, and lets go whoever waits. What can still be
     * read can be read until {@link #close()}.
     */
    public void drain(Duration grace) throws InterruptedException {
        runner.drain(grace);
        readers.close();
    }

    /** Ends everything, in the reverse order. */
    @Override
    public void close() {
        level.close();
        settings.close();
        purge.close();
        hasher.close();
        readers.close();
        runner.close();
        sharing.close();
        agents.close();
        storage.close();
    }

    private List<HealthCheck> checks(ChatConfig config) {
        var usual = Health.checks(storage, agents.agents(), sharing).stream();
        return config.storage().isShared()
                ? usual.toList()
                : Stream.concat(usual, Stream.of(Health.taking(runner::isResting)))
                        .toList();
    }

    private static Storage open(StorageConfig config, OpenAgents agents, StoreObserver observer) {
        try {
            return config.open(observer);
        } catch (SettingException e) {
            agents.close();
            throw e.within("storage");
        } catch (RuntimeException e) {
            agents.close();
            throw e;
        }
    }

    /** What the chat stands on. */
    private record Behind(Storage storage, OpenAgents agents, Sharing sharing) {}
}
