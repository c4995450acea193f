package govuk.chat.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.model.Role;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.SessionStatus;
import govuk.chat.core.model.TimeOrderedIds;
import govuk.chat.core.model.UserId;
import govuk.chat.core.model.VisitorId;
import govuk.chat.core.reply.RunnerSettings;
import govuk.chat.core.screen.ScreenRules;
import govuk.chat.core.store.Asked;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.jdbc.JdbcStorage;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.FakeAgent;
import govuk.chat.core.testing.InParallel;
import govuk.chat.core.testing.RunningChat;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChatServiceTest {
    private final FakeAgent agent = FakeAgent.saying("Hello");
    private Storage storage;
    private RunningChat node;
    private ChatService chat;
    private Session session;

    @BeforeEach
    void open(@TempDir Path directory) {
        storage = JdbcStorage.openSqlite(directory);
        node = RunningChat.start(storage, agent);
        chat = node.chat();
        session = node.newSession();
    }

    @AfterEach
    void close() {
        node.close();
        storage.close();
    }

    @Test
    void send_storesTheMessageBeforeItReturns() throws Exception {
        var about = Metadata.EMPTY.with("page", "/passports");

        var asked = chat.send(node.owner(), session.id(), new Draft(" What?\r\n", about, ""));

        assertThat(asked.isRepeat()).isFalse();
        assertThat(asked.message().text()).isEqualTo("What?");
        assertThat(asked.message().role()).isEqualTo(Role.USER);
        assertThat(asked.message().metadata()).isEqualTo(about);
        assertThat(asked.reply().attempt()).isEqualTo(1);
        assertThat(Duration.between(asked.reply().createdAt(), asked.reply().deadline()))
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(storage.messages().find(session.id(), asked.message().id())).contains(asked.message());
        assertThat(node.answer(node.end(asked.reply()))).isEqualTo("Hello");
    }

    @Test
    void send_sameKeyAndText_givesTheFirstAnswerAgain() throws Exception {
        var first = send("key", "What?");
        node.end(first.reply());

        var again = send("key", "What?\r\n");

        assertThat(again.isRepeat()).isTrue();
        assertThat(again.message()).isEqualTo(first.message());
        assertThat(again.reply().id()).isEqualTo(first.reply().id());
        assertThat(again.reply().hasEnded()).isTrue();
        assertThat(agent.requests()).hasSize(1);
    }

    @Test
    void send_sameKeyButAnotherText_isAConflict() {
        send("key", "What?");

        assertThat(codeOf(() -> send("key", "What else?"))).isEqualTo(ErrorCode.CONFLICT);
        assertThat(codeOf(() ->
                        chat.send(node.owner(), session.id(), new Draft("What?", Metadata.EMPTY.with("a", 1), "key"))))
                .isEqualTo(ErrorCode.CONFLICT);
        assertThat(storage.messages().after(session.id(), 0, 10))
                .extracting(Message::role)
                .containsOnlyOnce(Role.USER);
    }

    @Test
    void send_sameKeyInAnotherSession_isNew() {
        var first = send("key", "What?");

        var other = chat.send(node.owner(), node.newSession().id(), new Draft("What?", Metadata.EMPTY, "key"));

        assertThat(other.isRepeat()).isFalse();
        assertThat(other.message().id()).isNotEqualTo(first.message().id());
    }

    @Test
    void send_withoutAKey_isAlwaysNew() {
        assertThat(send("", "What?").message()).isNotEqualTo(send("", "What?").message());
    }

    @Test
    void send_identicalInParallel_makesOneMessage() throws Exception {
        var asked = InParallel.times(16, () -> send("key", "What?"));

        assertThat(asked).extracting(Asked::isRepeat).containsOnlyOnce(false);
        assertThat(asked)
                .extracting(one -> one.message().id())
                .containsOnly(asked.getFirst().message().id());
        node.end(asked.getFirst().reply());
        assertThat(storage.messages().after(session.id(), 0, 10)).hasSize(2);
        assertThat(agent.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "é", "new\nline", "\0"})
    void draft_keyThatIsNone(String key) {
        assertThat(codeOf(() -> new Draft("What?", Metadata.EMPTY, key))).isEqualTo(ErrorCode.VALIDATION_ERROR);
    }

    @Test
    void draft_keyAtItsLimit() {
        assertThat(send("k".repeat(255), "What?").isRepeat()).isFalse();
        assertThat(codeOf(() -> send("k".repeat(256), "What?"))).isEqualTo(ErrorCode.VALIDATION_ERROR);
    }

    @Test
    void send_badText_storesNothing() {
        assertThat(codeOf(() -> send("", " "))).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(codeOf(() -> send("", "x".repeat(1_001)))).isEqualTo(ErrorCode.CONTENT_TOO_LONG);
        assertThat(storage.messages().after(session.id(), 0, 10)).isEmpty();
    }

    @Test
    void send_toNobodysOrSomebodyElsesSession_isNotFound() {
        var unknown = new SessionId("unknown");
        var stranger = new Owner.Visitor(new VisitorId("stranger"));
        var namesake = new Owner.User(new UserId(node.owner().key().substring("visitor:".length())));

        assertThat(codeOf(() -> chat.send(node.owner(), unknown, Draft.of("What?"))))
                .isEqualTo(ErrorCode.SESSION_NOT_FOUND);
        assertThat(codeOf(() -> chat.send(stranger, session.id(), Draft.of("What?"))))
                .isEqualTo(ErrorCode.SESSION_NOT_FOUND);
        assertThat(codeOf(() -> chat.send(namesake, session.id(), Draft.of("What?"))))
                .isEqualTo(ErrorCode.SESSION_NOT_FOUND);
    }

    @Test
    void send_toAClosedSession_isAConflict() {
        for (var status : new SessionStatus[] {SessionStatus.INACTIVE, SessionStatus.ARCHIVED}) {
            node.sessions().change(node.owner(), session.id(), null, status);

            assertThatThrownBy(() -> send("", "What?"))
                    .isInstanceOf(ChatException.class)
                    .hasMessage("This conversation is closed. Start a new one.");
        }
    }

    @Test
    void send_whileAReplyIsWritten_isAConflict_ifMessagesMayNotQueue() throws Exception {
        node.close();
        try (var slow = RunningChat.start(storage, FakeAgent.hanging("part"))) {
            var stamps = new Stamps(Clock.systemUTC(), new TimeOrderedIds(Clock.systemUTC()));
            var intake = new Intake(
                    new MessageRules(1_000, false, 20, 10_000),
                    ScreenRules.defaults(),
                    new Audit(storage.audit(), Clock.systemUTC(), () -> Origin.HERE));
            var oneAtATime = new ChatService(storage, slow.runner(), slow.readers(), stamps, intake);
            var owner = slow.owner();
            var own = slow.newSession().id();
            var first = oneAtATime.send(owner, own, Draft.of("One?"));

            assertThat(codeOf(() -> oneAtATime.send(owner, own, Draft.of("Two?"))))
                    .isEqualTo(ErrorCode.CONFLICT);
            assertThat(storage.messages().after(own, 0, 10)).hasSize(1);

            oneAtATime.stop(owner, first.reply().id());
            slow.end(first.reply());
            assertThat(oneAtATime.send(owner, own, Draft.of("Two?")).isRepeat()).isFalse();
        }
    }

    @Test
    void send_whenTooManyOfEverybodyWait_isRefused() throws Exception {
        node.close();
        var settings = new RunnerSettings(RunningChat.QUICK.lease(), RunningChat.QUICK.poll(), 1, 5, 1_000);
        try (var slow = RunningChat.start(storage, FakeAgent.hanging("part"), settings)) {
            var stamps = new Stamps(Clock.systemUTC(), new TimeOrderedIds(Clock.systemUTC()));
            var intake = new Intake(
                    new MessageRules(1_000, true, 20, 1),
                    ScreenRules.defaults(),
                    new Audit(storage.audit(), Clock.systemUTC(), () -> Origin.HERE));
            var narrow = new ChatService(storage, slow.runner(), slow.readers(), stamps, intake);
            var first = narrow.send(slow.owner(), slow.newSession().id(), Draft.of("One?"));
            narrow.send(slow.owner(), slow.newSession().id(), Draft.of("Two?"));
            var third = slow.newSession().id();
            Await.until("one is known to wait", () -> slow.runner().waitingCount() == 1);

            assertThat(codeOf(() -> narrow.send(slow.owner(), third, Draft.of("Three?"))))
                    .isEqualTo(ErrorCode.AGENT_BUSY);
            assertThat(storage.messages().after(third, 0, 10)).isEmpty();

            narrow.stop(slow.owner(), first.reply().id());
            Await.until("none waits", () -> slow.runner().waitingCount() == 0);
            assertThat(narrow.send(slow.owner(), third, Draft.of("Three?")).isRepeat())
                    .isFalse();
        }
    }

    @Test
    void reply_ofSomebodyElse_isNotFound() {
        var reply = send("", "What?").reply();
        var stranger = new Owner.Visitor(new VisitorId("stranger"));

        assertThat(chat.reply(node.owner(), reply.id()).id()).isEqualTo(reply.id());
        assertThat(codeOf(() -> chat.reply(stranger, reply.id()))).isEqualTo(ErrorCode.REPLY_NOT_FOUND);
        assertThat(codeOf(() -> chat.stop(stranger, reply.id()))).isEqualTo(ErrorCode.REPLY_NOT_FOUND);
        assertThat(codeOf(() -> chat.stop(node.owner(), new ReplyId("unknown"))))
                .isEqualTo(ErrorCode.REPLY_NOT_FOUND);
    }

    @Test
    void follow_leadsToTheEnd() throws Exception {
        var reply = send("", "What?").reply();
        try (var feed = chat.follow(reply, ReplyPosition.START)) {
            assertThat(feed.forEach(Duration.ofSeconds(10), event -> {})).isTrue();
        }
    }

    private Asked send(String key, String text) {
        return chat.send(node.owner(), session.id(), new Draft(text, Metadata.EMPTY, key));
    }

    private static ErrorCode codeOf(ThrowingCallable call) {
        return catchThrowableOfType(ChatException.class, call).code();
    }
}
