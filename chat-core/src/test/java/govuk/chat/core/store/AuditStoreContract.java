package govuk.chat.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditEntry;
import govuk.chat.core.model.AuditOutcome;
import govuk.chat.core.testing.InParallel;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The audit is one for the whole storage, so these tests look at what they added themselves. */
public interface AuditStoreContract extends StorageContract {
    @Test
    default void append_isReadBackAsItWas() {
        var entry = new AuditEntry(
                0,
                Instant.parse("2026-03-01T10:00:00.123456789Z"),
                "user:42",
                AuditAction.USER_CHANGED,
                "Grüße 👋 'quoted'; --",
                "2001:db8::1",
                "request-1",
                AuditOutcome.REFUSED,
                Map.of("role", "admin", "a", "", "Ω", "1"));

        var link = storage().audit().append(entry);

        assertThat(link.entry())
                .usingRecursiveComparison()
                .ignoringFields("sequence", "happenedAt")
                .isEqualTo(entry);
        assertThat(link.entry().happenedAt()).isEqualTo(NOW);
        assertThat(storage().audit().after(link.entry().sequence() - 1, 1)).containsExactly(link);
    }

    @Test
    default void append_chainsToTheOneBefore() {
        var first = storage().audit().append(entry("first"));
        var later = storage().audit().append(entry("later"));
        var chained = storage().audit().after(first.entry().sequence() - 1, Integer.MAX_VALUE);

        for (int i = 1; i < chained.size(); i++) {
            var link = chained.get(i);
            assertThat(link.entry().sequence())
                    .isEqualTo(chained.get(i - 1).entry().sequence() + 1);
            assertThat(link.hash()).isEqualTo(AuditChain.hash(chained.get(i - 1).hash(), link.entry()));
        }
        assertThat(chained).contains(later);
    }

    @Test
    default void append_inParallel_neverForks() {
        var links = InParallel.times(60, () -> storage().audit().append(entry(IDS.next())));

        var sequences = new HashSet<Long>();
        links.forEach(link -> sequences.add(link.entry().sequence()));
        assertThat(sequences).hasSize(60);
        assertThat(AuditChain.check(storage().audit())).isInstanceOf(AuditChain.Verdict.Whole.class);
    }

    @Test
    default void head_isTheLastEntry() {
        var link = storage().audit().append(entry("head"));

        var head = storage().audit().head();

        // Other tests of the contract append to the same audit.
        assertThat(head.sequence()).isGreaterThanOrEqualTo(link.entry().sequence());
        assertThat(storage().audit().after(head.sequence() - 1, 1).getFirst().hash())
                .isEqualTo(head.hash());
    }

    @Test
    default void search_findsByEachField_theNewestFirst() {
        var mark = IDS.next();
        var one = storage().audit().append(entry(mark));
        var two = storage().audit().append(entry(mark));
        var other = storage()
                .audit()
                .append(new AuditEntry(
                        0,
                        NOW.plusSeconds(5),
                        "user:" + mark,
                        AuditAction.LOGOUT,
                        mark,
                        "",
                        "",
                        AuditOutcome.DONE,
                        Map.of()));

        assertThat(found(new AuditQuery("", mark, null, null, null, null))).containsExactly(other, two, one);
        assertThat(storage()
                        .audit()
                        .search(
                                new AuditQuery("", mark, null, null, null, null),
                                two.entry().sequence(),
                                1))
                .containsExactly(one);
        assertThat(found(new AuditQuery("user:" + mark, "", null, null, null, null)))
                .containsExactly(other);
        assertThat(found(new AuditQuery("", mark, AuditAction.LOGIN_FAILED, null, null, null)))
                .containsExactly(two, one);
        assertThat(found(new AuditQuery("", mark, null, AuditOutcome.DONE, null, null)))
                .containsExactly(other);
        assertThat(found(new AuditQuery("", mark, null, null, NOW.plusSeconds(5), null)))
                .containsExactly(other);
        assertThat(found(new AuditQuery("", mark, null, null, null, NOW.plusSeconds(5))))
                .containsExactly(two, one);
    }

    private List<AuditLink> found(AuditQuery query) {
        return storage().audit().search(query, Long.MAX_VALUE, 100);
    }

    private static AuditEntry entry(String subject) {
        return new AuditEntry(
                0, NOW, "nobody", AuditAction.LOGIN_FAILED, subject, "192.0.2.1", "", AuditOutcome.REFUSED, Map.of());
    }
}
