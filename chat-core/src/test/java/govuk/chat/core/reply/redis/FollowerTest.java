package govuk.chat.core.reply.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.reply.memory.MemoryReplyLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FollowerTest {
    private static final ReplyId REPLY = new ReplyId("reply");

    private final MemoryReplyLog log = new MemoryReplyLog();
    private final List<Follower> behind = new ArrayList<>();
    private final Follower follower = new Follower(REPLY, log, behind::add);

    @Test
    void message_thatFits_isTaken() {
        hear("1-0 b", "1-3 dHel", "1-5 dlo");

        assertThat(heard()).isEqualTo(List.of(new ReplyEvent.Started(1), delta(5, "Hello")));
        assertThat(behind).isEmpty();
    }

    @Test
    void message_behindAGap_asksOnceForWhatIsMissing() {
        hear("1-0 b", "1-9 dworld", "1-10 d!");
        assertThat(behind).containsExactly(follower);

        follower.caughtUp();
        follower.take(new ReplyEntry("1-4", "dall "));
        hear("1-12 d!!");
        assertThat(behind).containsExactly(follower, follower);
        assertThat(heard()).isEqualTo(List.of(new ReplyEvent.Started(1), delta(4, "all ")));
    }

    @Test
    void message_thatOverlaps_givesItsRest() {
        hear("1-0 b", "1-3 dHel", "1-7 dHello, ", "1-3 dHel", "1-9 d, me");

        assertThat(heard()).isEqualTo(List.of(new ReplyEvent.Started(1), delta(9, "Hello, me")));
        assertThat(behind).isEmpty();
    }

    @Test
    void message_ofAnEarlierAttempt_orNone_isIgnored() {
        hear("2-0 b", "2-1 dx", "1-9 dlate", "1-0 b", "2-2 ?", "nonsense");

        assertThat(heard())
                .isEqualTo(List.of(new ReplyEvent.Started(2), new ReplyEvent.Delta(new ReplyPosition(2, 1), "x")));
        assertThat(behind).isEmpty();
    }

    @Test
    void end_behindAGap_isShownAllTheSame_forTheStoreHasIt() {
        var shown = new ArrayList<ReplyEvent>();
        try (var watch = log.watch(REPLY, shown::add)) {
            hear("1-0 b", "1-9 x");
        }

        assertThat(shown).containsExactly(new ReplyEvent.Started(1), new ReplyEvent.Cancelled(new ReplyPosition(1, 9)));
    }

    @Test
    void another_goesOnWhereTheFirstStopped() {
        hear("1-0 b", "1-3 dHel");
        follower.stop();
        hear("1-5 dlo");
        assertThat(heard()).isEqualTo(List.of(new ReplyEvent.Started(1), delta(3, "Hel")));

        var next = new Follower(REPLY, log, behind::add);

        assertThat(next.position()).isEqualTo(new ReplyPosition(1, 3));
        next.message("1-5 dHello".getBytes(UTF_8));
        assertThat(heard()).isEqualTo(List.of(new ReplyEvent.Started(1), delta(5, "Hello")));
    }

    private void hear(String... messages) {
        for (var message : messages) {
            follower.message(message.getBytes(UTF_8));
        }
    }

    private List<ReplyEvent> heard() {
        return log.read(REPLY, ReplyPosition.START);
    }

    private static ReplyEvent delta(int end, String text) {
        return new ReplyEvent.Delta(new ReplyPosition(1, end), text);
    }
}
