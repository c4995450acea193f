package govuk.chat.core.reply.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyFailure;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.testing.Texts;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReplyEntryTest {
    private static final ReplyPosition PLACE = new ReplyPosition(2, 17);

    static Stream<ReplyEvent> events() {
        return Stream.of(
                new ReplyEvent.Restarted(2),
                new ReplyEvent.Delta(PLACE, " with a space, and " + Texts.HARD),
                new ReplyEvent.Completed(PLACE, new MessageId("answer")),
                new ReplyEvent.Failed(PLACE, new ReplyFailure(ErrorCode.AGENT_ERROR, "It failed. Try again.")),
                new ReplyEvent.Cancelled(PLACE));
    }

    @ParameterizedTest
    @MethodSource("events")
    void entry_comesBackAsItWas(ReplyEvent event) {
        var entry = ReplyEntry.of(event);

        assertThat(entry.event()).isEqualTo(event);
        assertThat(ReplyEntry.ofMessage((entry.id() + " " + entry.body()).getBytes(UTF_8)))
                .isEqualTo(entry);
    }

    @Test
    void entry_beginsAStreamOnlyWhereNothingCanBeBeforeIt() {
        assertThat(ReplyEntry.mayBeginStream(new ReplyEvent.Started(1))).isTrue();
        assertThat(ReplyEntry.mayBeginStream(new ReplyEvent.Restarted(3))).isTrue();
        assertThat(ReplyEntry.mayBeginStream(new ReplyEvent.Cancelled(new ReplyPosition(0, 1))))
                .isTrue();
        assertThat(ReplyEntry.mayBeginStream(new ReplyEvent.Delta(new ReplyPosition(1, 1), "x")))
                .isFalse();
        assertThat(ReplyEntry.mayBeginStream(new ReplyEvent.Cancelled(PLACE))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1-2", "1-2 ", "1-2 ?", "12 b", "x-2 b", "1-2 f", "1-2 fAGENT_ERROR", "1-2 fNO_SUCH_CODE x"})
    void entry_thatIsNone(String message) {
        var entry = ReplyEntry.ofMessage(message.getBytes(UTF_8));

        assertThatIllegalArgumentException().isThrownBy(entry::event);
    }
}
