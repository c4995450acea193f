package govuk.chat.core.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.agent.AgentException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.testing.Texts;
import govuk.chat.core.testing.Transcript;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ReplyTextTest {
    private final Transcript reader = Transcript.resuming(new ReplyPosition(1, 0), "");
    private final ReplyText text = new ReplyText(1, 1_000, reader::hear);

    @Test
    void delta_anyTextInAnyPieces_isPublishedWhole() {
        for (var seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var whole = Texts.random(random, 50);
            var heard = Transcript.resuming(new ReplyPosition(1, 0), "");
            var written = new ReplyText(1, 100_000, heard::hear);

            Texts.cut(random, whole).forEach(written::delta);
            written.finish();

            assertThat(written.text()).as("seed %d", seed).isEqualTo(whole).isEqualTo(heard.text());
        }
    }

    @Test
    void delta_anyUnitsInAnyPieces_publishesWhatIsStored_andOnlyCharacters() {
        for (var seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var heard = Transcript.resuming(new ReplyPosition(1, 0), "");
            var written = new ReplyText(1, 100_000, heard::hear);

            Texts.cut(random, anyUnits(random)).forEach(written::delta);
            assertThat(heard.text()).as("seed %d", seed).isEqualTo(written.text());
            assertThat(written.isEmpty() || !written.text().isBlank()).isTrue();
            written.finish();

            assertThat(heard.text()).as("seed %d", seed).isEqualTo(written.text());
            assertThat(hasLoneSurrogate(written.text())).isFalse();
            assertThat(written.text()).doesNotContain("\0");
        }
    }

    private static String anyUnits(Random random) {
        var units = "a \n\0\uD83D\uDE00";
        return random.ints(random.nextInt(12), 0, units.length())
                .collect(StringBuilder::new, (all, i) -> all.append(units.charAt(i)), StringBuilder::append)
                .toString();
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }

    @Test
    void delta_pairInTwoPieces_isHeldBackUntilItIsWhole() {
        text.delta("a\uD83D");
        assertThat(reader.text()).isEqualTo("a");

        text.delta("\uDE00b");

        assertThat(reader.text()).isEqualTo("a😀b");
    }

    @Test
    void delta_halfAPair_becomesAReplacementCharacter() {
        text.delta("a\uDE00b\uD83D");
        text.delta("c\uD83D");
        text.finish();

        assertThat(reader.text()).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
    }

    @Test
    void delta_blankPiecesAtTheBeginning_areHeldBack() {
        text.delta(" \n");
        text.delta("\t");
        assertThat(reader.events()).isEmpty();

        text.delta("Hello");

        assertThat(reader.text()).isEqualTo(" \n\tHello");
    }

    @Test
    void delta_blankThenHalfAPair_isStillBlank() {
        text.delta("  \uD83D");

        assertThat(text.isEmpty()).isTrue();
        assertThat(reader.events()).isEmpty();
    }

    @Test
    void delta_onlyBlank_isEmpty() {
        text.delta(" \n");
        text.finish();

        assertThat(text.isEmpty()).isTrue();
        assertThat(reader.events()).isEmpty();
    }

    @Test
    void delta_nul_isDropped() {
        text.delta("a\0b");
        text.delta("\0");

        assertThat(reader.text()).isEqualTo("ab");
        assertThat(reader.events()).hasSize(1);
    }

    @Test
    void delta_empty_isIgnored() {
        text.delta("");
        text.delta("a");
        text.delta("");

        assertThat(reader.events()).hasSize(1);
    }

    @Test
    void delta_pastTheLimit_keepsWhatThereIs() {
        text.delta("x".repeat(1_000));

        assertThatThrownBy(() -> text.delta("y"))
                .isInstanceOfSatisfying(
                        AgentException.class,
                        tooLong -> assertThat(tooLong.code()).isEqualTo(ErrorCode.ANSWER_TOO_LONG));
        assertThat(reader.text()).isEqualTo("x".repeat(1_000));
    }

    @Test
    void end_isOneBehindTheText() {
        List.of("Hel", "lo").forEach(text::delta);

        assertThat(text.end()).isEqualTo(new ReplyPosition(1, 6));
    }
}
