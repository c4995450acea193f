package govuk.chat.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditEntry;
import govuk.chat.core.model.AuditOutcome;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.VisitorId;
import govuk.chat.core.store.AuditHead;
import govuk.chat.core.store.AuditLink;
import govuk.chat.core.store.AuditQuery;
import govuk.chat.core.store.AuditStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AuditTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Owner VISITOR = new Owner.Visitor(new VisitorId("v1"));

    private final Kept kept = new Kept();
    private Instant now = NOW;
    private final Audit audit = new Audit(kept, clock(), () -> new Origin("192.0.2.1", "request-1"));

    @Test
    void record_writesWhoDidWhatToWhatFromWhere() {
        audit.record(VISITOR, AuditAction.SESSION_DELETED, "session-1", AuditOutcome.DONE);

        assertThat(kept.entries)
                .containsExactly(new AuditEntry(
                        0,
                        NOW,
                        "visitor:v1",
                        AuditAction.SESSION_DELETED,
                        "session-1",
                        "192.0.2.1",
                        "request-1",
                        AuditOutcome.DONE,
                        Map.of()));
    }

    @Test
    void record_whatWouldForgeALine_staysOneLine() {
        audit.record(
                Audit.NOBODY,
                AuditAction.LOGIN_FAILED,
                "a\r\nFORGED\u2028\u0085b\0",
                AuditOutcome.REFUSED,
                Map.of("kind\n", "x".repeat(300) + "\uD83D"));

        var entry = kept.entries.getFirst();
        assertThat(entry.subject()).isEqualTo("a??FORGED??b?");
        assertThat(entry.details()).containsExactly(Map.entry("kind?", "x".repeat(200)));
    }

    @Test
    void record_storeAway_doesNotStopThePerson() {
        kept.isAway = true;

        audit.record(VISITOR, AuditAction.DATA_ERASED, "", AuditOutcome.DONE);

        assertThat(kept.entries).isEmpty();
    }

    @Test
    void record_flood_isBounded_andSaysHowMuchWasLeftOut() {
        for (int i = 0; i < AuditFlood.MOST + 7; i++) {
            audit.record(VISITOR, AuditAction.INPUT_REFUSED, "", AuditOutcome.REFUSED);
        }
        assertThat(kept.entries).hasSize(AuditFlood.MOST);

        now = NOW.plus(Duration.ofMinutes(1));
        audit.record(VISITOR, AuditAction.INPUT_REFUSED, "", AuditOutcome.REFUSED);
        audit.record(VISITOR, AuditAction.INPUT_REFUSED, "", AuditOutcome.REFUSED);

        assertThat(kept.entries).hasSize(AuditFlood.MOST + 2);
        assertThat(kept.entries.get(AuditFlood.MOST).details()).containsExactly(Map.entry("leftOut", "7"));
        assertThat(kept.entries.getLast().details()).isEmpty();
    }

    @Test
    void record_flood_ofOneAction_hidesNoOther() {
        for (int i = 0; i < AuditFlood.MOST + 7; i++) {
            audit.record(VISITOR, AuditAction.INPUT_REFUSED, "", AuditOutcome.REFUSED);
            audit.record("user:admin", AuditAction.USER_CHANGED, "", AuditOutcome.DONE);
        }
        audit.record(VISITOR, AuditAction.SESSION_DELETED, "", AuditOutcome.DONE);

        assertThat(kept.entries)
                .filteredOn(entry -> entry.action() == AuditAction.USER_CHANGED)
                .hasSize(AuditFlood.MOST + 7);
        assertThat(kept.entries.getLast().action()).isEqualTo(AuditAction.SESSION_DELETED);
    }

    @Test
    void record_clockSetBack_beginsANewMinute() {
        for (int i = 0; i < AuditFlood.MOST + 1; i++) {
            audit.record(VISITOR, AuditAction.INPUT_REFUSED, "", AuditOutcome.REFUSED);
        }

        now = NOW.minus(Duration.ofHours(25));
        audit.record(VISITOR, AuditAction.INPUT_REFUSED, "", AuditOutcome.REFUSED);

        assertThat(kept.entries).hasSize(AuditFlood.MOST + 1);
    }

    private Clock clock() {
        InstantSource hands = () -> now;
        return hands.withZone(ZoneOffset.UTC);
    }

    /** Keeps entries as they come; the chain is the real stores' business. */
    private static final class Kept implements AuditStore {
        final List<AuditEntry> entries = new ArrayList<>();
        boolean isAway;

        @Override
        public AuditLink append(AuditEntry entry) {
            if (isAway) {
                throw new ChatException(ErrorCode.SERVICE_OFFLINE, "The database is away.");
            }
            entries.add(entry);
            return new AuditLink(entry, "");
        }

        @Override
        public List<AuditLink> after(long sequence, int limit) {
            return List.of();
        }

        @Override
        public List<AuditLink> search(AuditQuery query, long sequence, int limit) {
            return List.of();
        }

        @Override
        public AuditHead head() {
            return new AuditHead(0, "");
        }
    }
}
