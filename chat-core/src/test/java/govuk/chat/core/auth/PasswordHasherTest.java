package govuk.chat.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.testing.InParallel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class PasswordHasherTest {
    private static final PasswordHasher HASHER = new PasswordHasher();

    @AfterAll
    static void close() {
        HASHER.close();
    }

    @Test
    void hash_isBcryptOfCost12_andAnotherEachTime() {
        var hash = HASHER.hash("correct horse");

        assertThat(hash).startsWith("$2b$12$").hasSize(60).isNotEqualTo(HASHER.hash("correct horse"));
        assertThat(HASHER.matches("correct horse", hash)).isTrue();
        assertThat(HASHER.matches("correct horsf", hash)).isFalse();
    }

    /** Bcrypt itself reads 72 bytes, and what comes after would not count. */
    @Test
    void hash_longPasswords_countToTheirEnd() {
        var long72 = "a".repeat(72);
        var hash = HASHER.hash(long72 + "b");

        assertThat(HASHER.matches(long72 + "b", hash)).isTrue();
        assertThat(HASHER.matches(long72 + "c", hash)).isFalse();
        assertThat(HASHER.matches(long72, hash)).isFalse();
    }

    @Test
    void hash_ofTheSameCharactersTypedInAnotherWay_matches() {
        assertThat(HASHER.matches("Zoe\u0308 and friends", HASHER.hash("Zo\u00eb and friends")))
                .isTrue();
    }

    @Test
    void nobodysHash_isAHashOfTheSameCost_thatNothingMatches() {
        assertThat(PasswordHasher.NOBODYS_HASH).startsWith("$2b$12$").hasSize(60);
        assertThat(HASHER.matches("", PasswordHasher.NOBODYS_HASH)).isFalse();
    }

    @Test
    void hash_moreAtOnceThanMayWait_areRefusedAtOnce() {
        try (var small = new PasswordHasher(1, 2)) {
            var outcomes = InParallel.times(10, () -> {
                try {
                    return small.hash("correct horse").substring(0, 4);
                } catch (ChatException e) {
                    return e.code().name();
                }
            });

            assertThat(outcomes).filteredOn("$2b$"::equals).hasSizeBetween(2, 4);
            assertThat(outcomes)
                    .filteredOn(outcome -> !outcome.equals("$2b$"))
                    .hasSizeGreaterThanOrEqualTo(6)
                    .containsOnly(ErrorCode.RATE_LIMITED.name());
        }
    }

    @Test
    void hash_afterClosing_isRefused() {
        var closed = new PasswordHasher();
        closed.close();

        assertThatThrownBy(() -> closed.hash("correct horse")).isInstanceOf(ChatException.class);
    }
}
