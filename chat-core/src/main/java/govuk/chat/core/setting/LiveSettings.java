package govuk.chat.core.setting;

import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditEntry;
import govuk.chat.core.model.AuditOutcome;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.service.Audit;
import govuk.chat.core.store.SettingStore;
import govuk.chat.core.store.StoredSetting;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All settings that may change while the chat runs. What one replica changes holds there at once and everywhere within {@link #POLL}; while the
 * database is away, what was known last holds. Every change is audited with the value before and after. Safe for use by many threads.
 */
public final class LiveSettings implements AutoCloseable {
    /** How often each replica looks for changes by others. */
    public static final Duration POLL = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(LiveSettings.class);

    /** The longest value that the audit holds whole, in pieces of {@value AuditEntry#MAX_TEXT}. */
    private static final int MAX_PIECES = 4;

    private final SettingStore store;
    private final Audit audit;
    private final Clock clock;
    private final ConcurrentNavigableMap<String, LiveSetting<?>> byName = new ConcurrentSkipListMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("settings").daemon().factory());
    private volatile List<StoredSetting> rows = List.of();

    public LiveSettings(SettingStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** Looks once, and then every so often. */
    public void start() {
        lookQuietly();
        var unused = timer.scheduleWithFixedDelay(
                this::lookQuietly, POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Makes a setting known; before or after the start.
     *
     * @throws IllegalArgumentException if there is one of that name
     */
    public <T> LiveSetting<T> add(Setting<T> setting) {
        var live = new LiveSetting<>(setting);
        if (byName.putIfAbsent(setting.name(), live) != null) {
            throw new IllegalArgumentException("there are two settings named " + setting.name());
        }
        rows.stream().filter(row -> row.name().equals(setting.name())).forEach(live::take);
        return live;
    }

    /** By name. */
    public List<LiveSetting<?>> all() {
        return List.copyOf(byName.values());
    }

    /** @throws ChatException {@code NOT_FOUND} */
    public LiveSetting<?> get(String name) {
        var live = byName.get(name);
        if (live == null) {
            throw new ChatException(ErrorCode.NOT_FOUND, "There is no setting of that name.");
        }
        return live;
    }

    /**
     * Changes a setting, durably.
     *
     * @param fields of the new value
     * @throws ChatException {@code NOT_FOUND}, {@code VALIDATION_ERROR}; {@code PRECONDITION_FAILED} if somebody else has changed it since it was seen;
     *     {@code SERVICE_OFFLINE} if the database is away
     */
    public LiveSetting<?> change(String name, Map<String, ?> fields, SettingChange change) {
        var live = get(name);
        return store(live, live.checked(fields), change);
    }

    /** Goes back to the default. @throws ChatException as {@link #change} */
    public LiveSetting<?> reset(String name, SettingChange change) {
        return store(get(name), "", change);
    }

    private LiveSetting<?> store(LiveSetting<?> live, String value, SettingChange change) {
        // What holds before the change is in the audit, so it must be the latest.
        look();
        var before = SettingJson.write(live.fields());
        var after = value.isEmpty() ? SettingJson.write(live.usualFields()) : value;
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var next = new StoredSetting(live.name(), value, change.seen() + 1, now, change.actor(), change.comment());
        if (live.current().version() != change.seen() || !store.replace(next)) {
            throw new ChatException(
                    ErrorCode.PRECONDITION_FAILED,
                    "Somebody else has changed this since you read it. Read it again, then make your change.");
        }
        live.take(next);
        audit.record(
                change.actor(),
                AuditAction.SETTING_CHANGED,
                live.name(),
                AuditOutcome.DONE,
                details(before, after, change.comment()));
        return live;
    }

    private void look() {
        rows = store.all();
        for (var row : rows) {
            var live = byName.get(row.name());
            if (live != null) {
                live.take(row);
            }
        }
    }

    private void lookQuietly() {
        try {
            look();
        } catch (ChatException e) {
            log.debug("the settings cannot be read at the moment: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("the settings could not be read", e);
        }
    }

    private static Map<String, String> details(String before, String after, String comment) {
        var details = new HashMap<String, String>();
        details.put("comment", comment);
        addPieces(details, "before", before);
        addPieces(details, "after", after);
        return details;
    }

    /** {@code after}, {@code after2}, {@code after3} …, for a detail is short. */
    private static void addPieces(Map<String, String> details, String name, String text) {
        for (int piece = 0; piece < MAX_PIECES && piece * AuditEntry.MAX_TEXT < text.length(); piece++) {
            var begin = piece * AuditEntry.MAX_TEXT;
            var end = Math.min(text.length(), begin + AuditEntry.MAX_TEXT);
            details.put(piece == 0 ? name : name + (piece + 1), text.substring(begin, end));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
