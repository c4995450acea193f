package govuk.chat.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gates of the small records. */
final class ModelTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");
    private static final List<Function<String, Record>> IDS =
            List.of(SessionId::new, MessageId::new, ReplyId::new, UserId::new, VisitorId::new);

    @Test
    void id_wellFormed_isItsOwnText() {
        for (var id : IDS) {
            assertThat(id.apply("a_B-9")).hasToString("a_B-9");
            assertThat(id.apply("x".repeat(64))).hasToString("x".repeat(64));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "../a",
                "a\n",
                "é",
                "a:b",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void id_malformed(String value) {
        for (var id : IDS) {
            assertThatThrownBy(() -> id.apply(value)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void timeOrderedIds_areUuidsThatNeverRepeat_inTheOrderOfTime() {
        var early = new TimeOrderedIds(Clock.fixed(NOW, ZoneOffset.UTC));
        var late = new TimeOrderedIds(Clock.fixed(NOW.plusMillis(1), ZoneOffset.UTC));

        var ids = Stream.generate(early::next).limit(1_000).toList();

        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> {
            assertThat(UUID.fromString(id).version()).isEqualTo(7);
            assertThat(UUID.fromString(id).variant()).isEqualTo(2);
            assertThat(id).isLessThan(late.next());
        });
    }

    @Test
    void owner_isFoundAgainByItsKey() {
        for (var owner : List.of(
                new Owner.User(new UserId("a")),
                new Owner.Visitor(new VisitorId("a")),
                new Owner.Represented(new UserId("a"), "user:b:c"))) {
            assertThat(Owner.ofKey(owner.key())).isEqualTo(owner);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "user", "user:", "group:a", ":a", "visitor:a:b"})
    void owner_ofNoKey(String key) {
        assertThatThrownBy(() -> Owner.ofKey(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void position_isOneNumber_andBack() {
        var last = new ReplyPosition(100_000_000, ReplyPosition.MAX_TEXT + 1);
        for (var position : List.of(ReplyPosition.START, new ReplyPosition(0, 1), new ReplyPosition(3, 17), last)) {
            assertThat(ReplyPosition.of(position.sequence())).isEqualTo(position);
        }
        assertThat(new ReplyPosition(3, 17).sequence()).isEqualTo(30_000_017);
        assertThat(last.sequence()).isLessThan(1L << 53);
    }

    @Test
    void position_ofALaterAttempt_isGreater() {
        assertThat(new ReplyPosition(2, 0).sequence())
                .isGreaterThan(new ReplyPosition(1, ReplyPosition.MAX_TEXT + 1).sequence());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1_000_000_010_000_000L})
    void position_ofNoPlace(long sequence) {
        assertThatThrownBy(() -> ReplyPosition.of(sequence)).hasMessage("no place in a reply");
    }

    @Test
    void position_outOfBounds() {
        assertThatThrownBy(() -> new ReplyPosition(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReplyPosition(100_000_001, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReplyPosition(0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReplyPosition(0, 10_000_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void message_blank() {
        assertThatThrownBy(() -> new Message(
                        new MessageId("m"),
                        new SessionId("s"),
                        1,
                        Role.USER,
                        " \n",
                        MessageStatus.SENT,
                        NOW,
                        Metadata.EMPTY))
                .hasMessage("text is blank");
    }

    @Test
    void session_changesOneThingAtATime() {
        var session = session("title");

        assertThat(session.withTitle("other").title()).isEqualTo("other");
        assertThat(session.withStatus(SessionStatus.ARCHIVED).status()).isEqualTo(SessionStatus.ARCHIVED);
        assertThat(session.withUpdatedAt(NOW.plusSeconds(1)).updatedAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(session.withTitle("other").withTitle("title")).isEqualTo(session);
    }

    @Test
    void session_titleTooLong() {
        assertThat(session("x".repeat(100)).title()).hasSize(100);
        assertThatThrownBy(() -> session("x".repeat(101))).hasMessage("a title has at most 100 characters");
    }

    private static Session session(String title) {
        var owner = new Owner.Visitor(new VisitorId("v"));
        return new Session(new SessionId("s"), owner, title, "main", SessionStatus.ACTIVE, Metadata.EMPTY, NOW, NOW);
    }

    @Test
    void replyState_hasAWord() {
        var failure = new ReplyFailure(ErrorCode.AGENT_BUSY, "Busy.");
        assertThat(Stream.of(
                                new ReplyState.Queued(),
                                new ReplyState.Running("node", NOW),
                                new ReplyState.Completed(NOW),
                                new ReplyState.Failed(failure, NOW),
                                new ReplyState.Cancelled(NOW))
                        .map(ReplyState::word))
                .containsExactly("queued", "running", "completed", "failed", "cancelled");
    }

    @Test
    void replyEvent_sequenceAndEnd() {
        var position = new ReplyPosition(1, 6);

        assertThat(new ReplyEvent.Started(1).sequence()).isEqualTo(10_000_000);
        assertThat(new ReplyEvent.Restarted(2).sequence()).isEqualTo(20_000_000);
        assertThat(new ReplyEvent.Delta(position, "Hello").isEnd()).isFalse();
        assertThat(new ReplyEvent.Cancelled(position).isEnd()).isTrue();
    }

    @Test
    void settingException_isOneLineForWhoWroteIt() {
        var wrong = new SettingException("lease", Duration.ZERO, "1s to 5m");

        assertThat(wrong).hasMessage("lease is PT0S: expected 1s to 5m");
        assertThat(wrong.setting()).isEqualTo("lease");
    }

    @Test
    void errorCode_saysWhetherToTryAgain() {
        assertThat(ErrorCode.AGENT_BUSY.isRetryable()).isTrue();
        assertThat(ErrorCode.CONFLICT.isRetryable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "an na", "Zoë", "a\nb"})
    void represented_personThatIsNone(String person) {
        var service = new UserId("s");

        assertThatThrownBy(() -> new Owner.Represented(service, person)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Owner.Represented(service, "x".repeat(129)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void email_isTheSameHoweverItIsTyped() {
        assertThat(new Email(" Anna.Smith@Example.ORG\n")).isEqualTo(new Email("anna.smith@example.org"));
        assertThat(new Email("anna@example.org").localPart()).isEqualTo("anna");
        assertThat(new Email("a@" + "b".repeat(252)).value()).hasSize(254);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "@example.org",
                "anna@",
                "a@b@c",
                "an na@example.org",
                "anna@exa\u0000mple.org",
                "a\r\n@b"
            })
    void email_thatIsNone(String text) {
        assertThatThrownBy(() -> new Email(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void email_tooLong() {
        assertThatThrownBy(() -> new Email("a@" + "b".repeat(253))).isInstanceOf(IllegalArgumentException.class);
    }
}
