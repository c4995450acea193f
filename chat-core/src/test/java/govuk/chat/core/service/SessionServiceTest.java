package govuk.chat.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.MessageId;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Reply;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.SessionStatus;
import govuk.chat.core.model.VisitorId;
import govuk.chat.core.store.SessionCursor;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.jdbc.JdbcStorage;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.FakeAgent;
import govuk.chat.core.testing.RunningChat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionServiceTest {
    private static final Owner STRANGER = new Owner.Visitor(new VisitorId("stranger"));

    private final FakeAgent agent = FakeAgent.hanging("part");
    private Storage storage;
    private RunningChat node;
    private SessionService sessions;
    private Owner owner;

    @BeforeEach
    void open(@TempDir Path directory) {
        storage = JdbcStorage.openSqlite(directory);
        node = RunningChat.start(storage, agent);
        sessions = node.sessions();
        owner = node.owner();
    }

    @AfterEach
    void close() {
        node.close();
        storage.close();
    }

    @Test
    void create_isFoundAgain() {
        var about = Metadata.EMPTY.with("from", "the front page");

        var session = sessions.create(owner, about);

        assertThat(session.agent()).isEqualTo("fake");
        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.title()).isEmpty();
        assertThat(session.metadata()).isEqualTo(about);
        assertThat(sessions.get(owner, session.id())).isEqualTo(session);
    }

    @Test
    void create_withAnAgentThatIsNone() {
        assertThat(codeOf(() -> sessions.create(owner, "nobody", Metadata.EMPTY)))
                .isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(sessions.list(owner, SessionCursor.START, 10)).isEmpty();
    }

    @Test
    void somebodyElses_isNotFound() {
        var id = sessions.create(owner).id();
        for (var call : List.<ThrowingCallable>of(
                () -> sessions.get(STRANGER, id),
                () -> sessions.change(STRANGER, id, "mine", null),
                () -> node.ownerData().delete(STRANGER, id),
                () -> sessions.messages(STRANGER, id, new MessagePage.End(), 10),
                () -> sessions.get(owner, new SessionId("unknown")),
                () -> node.ownerData().delete(owner, new SessionId("unknown")))) {
            assertThat(codeOf(call)).isEqualTo(ErrorCode.SESSION_NOT_FOUND);
        }
        assertThat(sessions.list(STRANGER, SessionCursor.START, 10)).isEmpty();
        assertThat(sessions.get(owner, id).title()).isEmpty();
    }

    @Test
    void change_oneOrBoth() {
        var session = sessions.create(owner);

        var renamed = sessions.change(owner, session.id(), " About\npassports \u0007", null);
        assertThat(renamed.title()).isEqualTo("About passports");
        assertThat(renamed.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(renamed.updatedAt()).isAfterOrEqualTo(session.updatedAt());

        var archived = sessions.change(owner, session.id(), null, SessionStatus.ARCHIVED);
        assertThat(archived.title()).isEqualTo("About passports");
        assertThat(archived.status()).isEqualTo(SessionStatus.ARCHIVED);
        assertThat(sessions.get(owner, session.id())).isEqualTo(archived);
    }

    @Test
    void change_isTheLastThingThatHappened() {
        var first = sessions.create(owner);
        var second = sessions.create(owner);

        Await.until("a later millisecond", () -> {
            sessions.change(owner, first.id(), "first", null);
            return sessions.list(owner, SessionCursor.START, 1).getFirst().id().equals(first.id());
        });
        assertThat(sessions.get(owner, first.id()).updatedAt()).isAfter(second.updatedAt());
    }

    @Test
    void change_titleThatIsNone() {
        var id = sessions.create(owner).id();

        assertThat(sessions.change(owner, id, "x".repeat(100), null).title()).hasSize(100);
        assertThat(codeOf(() -> sessions.change(owner, id, "x".repeat(101), null)))
                .isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(codeOf(() -> sessions.change(owner, id, "half \uD83D", null)))
                .isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(sessions.change(owner, id, "", null).title()).isEmpty();
    }

    @Test
    void latestActive_isTheLastUsedOfTheOpenOnes() {
        assertThat(sessions.latestActive(owner)).isEmpty();
        var open = sessions.create(owner);
        var closed = sessions.create(owner);
        sessions.change(owner, closed.id(), null, SessionStatus.INACTIVE);

        assertThat(sessions.latestActive(owner)).contains(open);
    }

    @Test
    void list_inPages() {
        var made = new ArrayList<SessionId>();
        for (var i = 0; i < 5; i++) {
            made.add(sessions.create(owner).id());
        }

        var first = sessions.list(owner, SessionCursor.START, 3);
        var rest = sessions.list(owner, SessionCursor.behind(first.getLast()), 3);

        assertThat(first).hasSize(3);
        assertThat(rest).hasSize(2);
        var listed = new ArrayList<>(first);
        listed.addAll(rest);
        assertThat(listed).extracting(Session::id).containsExactlyInAnyOrderElementsOf(made);
        assertThat(listed)
                .isSortedAccordingTo(Comparator.comparing(Session::updatedAt).reversed());
    }

    @Test
    void delete_stopsTheReplyThatIsBeingWritten() {
        var session = sessions.create(owner);
        var reply = node.send(session, "What?");
        agent.awaitRequests(1);

        node.ownerData().delete(owner, session.id());

        Await.until("the agent is told", () -> agent.interruptions() == 1);
        Await.until("nothing runs", () -> node.runner().runningCount() == 0);
        assertThat(codeOf(() -> sessions.get(owner, session.id()))).isEqualTo(ErrorCode.SESSION_NOT_FOUND);
        assertThat(codeOf(() -> node.chat().reply(owner, reply.id()))).isEqualTo(ErrorCode.REPLY_NOT_FOUND);
        assertThat(storage.messages().after(session.id(), 0, 10)).isEmpty();
    }

    @Test
    void messages_fromBothEnds() throws Exception {
        var session = sevenMessages();

        assertPage(session, new MessagePage.Beginning(), true, "1", "2", "3");
        assertPage(session, new MessagePage.End(), true, "5", "6", "7");
        assertPage(session, new MessagePage.After(idOf(session, 3)), true, "4", "5", "6");
        assertPage(session, new MessagePage.After(idOf(session, 4)), false, "5", "6", "7");
        assertPage(session, new MessagePage.After(idOf(session, 6)), false, "7");
        assertPage(session, new MessagePage.After(idOf(session, 7)), false);
        assertPage(session, new MessagePage.Before(idOf(session, 5)), true, "2", "3", "4");
        assertPage(session, new MessagePage.Before(idOf(session, 4)), false, "1", "2", "3");
        assertPage(session, new MessagePage.Before(idOf(session, 1)), false);
    }

    private void assertPage(Session session, MessagePage.Place place, boolean hasMore, String... texts) {
        var page = sessions.messages(owner, session.id(), place, 3);

        assertThat(page.messages()).as("%s", place).extracting(Message::text).containsExactly(texts);
        assertThat(page.hasMore()).as("%s", place).isEqualTo(hasMore);
    }

    @Test
    void messages_ofAnEmptySession() {
        var session = sessions.create(owner);

        var page = sessions.messages(owner, session.id(), new MessagePage.End(), 3);

        assertThat(page).isEqualTo(new MessagePage(List.of(), false));
        assertThat(sessions.replies(session.id(), page)).isEmpty();
    }

    @Test
    void messages_aroundOneThatIsNotThere() {
        var session = sessions.create(owner);

        assertThat(codeOf(() ->
                        sessions.messages(owner, session.id(), new MessagePage.After(new MessageId("unknown")), 3)))
                .isEqualTo(ErrorCode.VALIDATION_ERROR);
    }

    @Test
    void replies_areThoseToThePage() throws Exception {
        var session = sevenMessages();
        var page = sessions.messages(owner, session.id(), new MessagePage.After(idOf(session, 2)), 2);

        assertThat(sessions.replies(session.id(), page))
                .extracting(Reply::question)
                .containsExactly(idOf(session, 3), idOf(session, 4));
    }

    /** Nobody answers them: the node claims nothing more. */
    private Session sevenMessages() throws InterruptedException {
        node.runner().drain(Duration.ZERO);
        var session = sessions.create(owner);
        for (var i = 1; i <= 7; i++) {
            node.send(session, String.valueOf(i));
        }
        return session;
    }

    private MessageId idOf(Session session, int sequence) {
        return storage.messages()
                .after(session.id(), sequence - 1, 1)
                .getFirst()
                .id();
    }

    private static ErrorCode codeOf(ThrowingCallable call) {
        return catchThrowableOfType(ChatException.class, call).code();
    }
}
