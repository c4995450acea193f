package govuk.chat.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.IdSource;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.SessionStatus;
import govuk.chat.core.model.SettingException;
import govuk.chat.core.model.TimeOrderedIds;
import govuk.chat.core.model.UserId;
import govuk.chat.core.model.VisitorId;
import govuk.chat.core.service.RetentionPurge.Counts;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.StorageUser;
import govuk.chat.core.store.jdbc.JdbcStorage;
import govuk.chat.core.testing.Await;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetentionPurgeTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final IdSource IDS = new TimeOrderedIds(Clock.systemUTC());
    private static final Owner VISITOR = new Owner.Visitor(new VisitorId("visitor"));
    private static final Owner USER = new Owner.User(new UserId("user"));

    private volatile Instant now = START;
    private Storage storage;
    private RetentionPurge purge;

    @BeforeEach
    void open(@TempDir Path directory) {
        storage = JdbcStorage.openSqlite(directory);
        purge = purge(RetentionSettings.defaults());
    }

    @AfterEach
    void close() {
        purge.close();
        storage.close();
    }

    @Test
    void run_clockMovedBy25Hours_takesVisitorsSessionsOnly() {
        var visitors = session(VISITOR);
        ask(visitors);
        var users = session(USER);
        ask(users);

        now = START.plus(Duration.ofHours(23));
        assertThat(purge.run()).isEqualTo(new Counts(0, 0));
        now = START.plus(Duration.ofHours(25));
        assertThat(purge.run()).isEqualTo(new Counts(1, 1));

        assertThat(storage.sessions().find(VISITOR, visitors.id())).isEmpty();
        assertThat(storage.sessions().find(USER, users.id())).isPresent();
        assertThat(storage.audit().after(0, 10)).singleElement().satisfies(link -> {
            assertThat(link.entry().actor()).isEqualTo("system");
            assertThat(link.entry().action()).isEqualTo(AuditAction.RETENTION_PURGED);
            assertThat(link.entry().details()).isEqualTo(Map.of("sessions", "1", "messages", "1"));
        });
    }

    @Test
    void run_messageOlderThanAYear_goes_theRestOfItsSessionStays() {
        var session = session(USER);
        ask(session);
        now = START.plus(Duration.ofDays(300));
        ask(session);

        now = START.plus(Duration.ofDays(366));
        assertThat(purge.run()).isEqualTo(new Counts(0, 1));

        assertThat(storage.messages().after(session.id(), 0, 10)).hasSize(1);
    }

    @Test
    void run_moreThanABatch_takesAll() {
        for (int i = 0; i < 250; i++) {
            session(VISITOR);
        }
        now = START.plus(Duration.ofHours(25));

        assertThat(purge.run()).isEqualTo(new Counts(250, 0));
        assertThat(storage.audit().after(0, 10)).hasSize(1);
    }

    @Test
    void run_keptForEver_takesNothing() {
        ask(session(VISITOR));
        now = START.plus(Duration.ofDays(20_000));

        try (var keeping = purge(new RetentionSettings(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(10)))) {
            assertThat(keeping.run()).isEqualTo(new Counts(0, 0));
        }
    }

    @Test
    void run_whileAnotherNodeHoldsTheLease_doesNothing_andTakesOverWhenItDies() {
        try (var other = purge(RetentionSettings.defaults())) {
            now = START.plus(Duration.ofHours(25));
            other.run();
            session(VISITOR);
            now = now.plus(Duration.ofHours(25));
            other.run();
            var old = session(VISITOR, now.minus(Duration.ofHours(25)));

            assertThat(purge.run()).isEqualTo(new Counts(0, 0));
            assertThat(storage.sessions().find(VISITOR, old.id())).isPresent();

            now = now.plus(Duration.ofMinutes(10));
            assertThat(purge.run()).isEqualTo(new Counts(1, 0));
        }
    }

    @Test
    void start_runsByItself() {
        session(VISITOR);
        now = START.plus(Duration.ofHours(25));
        try (var often =
                purge(new RetentionSettings(Duration.ofDays(365), Duration.ofHours(24), Duration.ofMillis(100)))) {
            often.start();

            Await.until("it is written down", () -> storage.audit().after(0, 10).size() == 1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PT-1S,PT1H,PT10M,messages",
        "PT1H,P40000D,PT10M,visitors",
        "PT1H,PT1H,PT0.05S,every",
        "PT1H,PT1H,P2D,every"
    })
    void settings_outOfBounds(Duration messages, Duration visitors, Duration every, String setting) {
        assertThatThrownBy(() -> new RetentionSettings(messages, visitors, every))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(setting + " is ");
    }

    @Test
    @SuppressWarnings("NullAway") // as Jackson does
    void settings_leftOut_haveTheirDefaults() {
        assertThat(new RetentionSettings(null, null, null)).isEqualTo(RetentionSettings.defaults());
    }

    private RetentionPurge purge(RetentionSettings settings) {
        InstantSource hands = () -> now;
        var clock = hands.withZone(ZoneOffset.UTC);
        var audit = new Audit(storage.audit(), clock, () -> Origin.HERE);
        return new RetentionPurge(storage, new Stamps(clock, IDS), audit, () -> settings);
    }

    private Session session(Owner owner) {
        return session(owner, now);
    }

    private Session session(Owner owner, Instant at) {
        var session =
                new Session(new SessionId(IDS.next()), owner, "", "echo", SessionStatus.ACTIVE, Metadata.EMPTY, at, at);
        storage.sessions().create(session);
        return session;
    }

    private void ask(Session session) {
        var user = new StorageUser(storage);
        storage.replies().ask(user.question(session, "What?", IDS.next(), now));
    }
}
