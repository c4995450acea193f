package govuk.chat.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditEntry;
import govuk.chat.core.model.AuditOutcome;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AuditChainTest {
    private static final AuditEntry ENTRY = new AuditEntry(
            1,
            Instant.ofEpochMilli(1_772_359_200_123L),
            "visitor:v1",
            AuditAction.INPUT_REFUSED,
            "message é",
            "192.0.2.1",
            "r-1",
            AuditOutcome.REFUSED,
            Map.of("reason", "markup", "leftOut", "3"));

    /**
     * So that a check can be written without this program. Made with: printf '%s' \
     * '64:000…000,1:1,13:1772359200123,10:visitor:v1,13:INPUT_REFUSED,10:message é,9:192.0.2.1,3:r-1,7:REFUSED,7:leftOut,1:3,6:reason,6:markup,'
     * | sha256sum.
     */
    @Test
    void hash_isWhatItsDescriptionSays() {
        assertThat(AuditChain.hash(AuditChain.BEGINNING, ENTRY))
                .isEqualTo("abd2da9e3fdc6e2855586a68c2a902d330beb9a4773d0b6a17f9dfa6bb2df1b3");
    }

    @Test
    void hash_fieldsThatRunTogether_differ() {
        assertThat(AuditChain.hash(AuditChain.BEGINNING, at("ab", "c")))
                .isNotEqualTo(AuditChain.hash(AuditChain.BEGINNING, at("a", "bc")));
    }

    private static AuditEntry at(String actor, String subject) {
        return new AuditEntry(1, Instant.EPOCH, actor, AuditAction.LOGIN, subject, "", "", AuditOutcome.DONE, Map.of());
    }
}
