package govuk.chat.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditEntry;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.Session;
import govuk.chat.core.model.SessionId;
import govuk.chat.core.model.VisitorId;
import govuk.chat.core.store.AuditLink;
import govuk.chat.core.store.SessionCursor;
import govuk.chat.core.store.Storage;
import govuk.chat.core.store.jdbc.JdbcStorage;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.FakeAgent;
import govuk.chat.core.testing.RunningChat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OwnerDataServiceTest {
    private static final Owner STRANGER = new Owner.Visitor(new VisitorId("stranger"));

    private final FakeAgent agent = FakeAgent.hanging("part");
    private Storage storage;
    private RunningChat node;
    private OwnerDataService data;
    private Owner owner;

    @BeforeEach
    void open(@TempDir Path directory) {
        storage = JdbcStorage.openSqlite(directory);
        node = RunningChat.start(storage, agent);
        data = node.ownerData();
        owner = node.owner();
    }

    @AfterEach
    void close() {
        node.close();
        storage.close();
    }

    @Test
    void delete_isWrittenDown() {
        var session = node.newSession();

        data.delete(owner, session.id());

        assertThat(audited())
                .singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo(AuditAction.SESSION_DELETED))
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo(owner.key()))
                .satisfies(entry ->
                        assertThat(entry.subject()).isEqualTo(session.id().value()));
    }

    @Test
    void delete_ofNothing_isNotWrittenDown() {
        var thrown = catchThrowableOfType(ChatException.class, () -> data.delete(owner, new SessionId("unknown")));

        assertThat(thrown.code()).isEqualTo(ErrorCode.SESSION_NOT_FOUND);
        assertThat(audited()).isEmpty();
    }

    @Test
    void erase_removesAllAndStopsWhatIsBeingWritten() {
        var first = node.newSession();
        node.newSession();
        node.send(first, "What?");
        agent.awaitRequests(1);
        var others = node.sessions().create(STRANGER);

        var receipt = data.erase(owner);

        Await.until("the agent is told", () -> agent.interruptions() == 1);
        assertThat(receipt.sessions()).isEqualTo(2);
        assertThat(receipt.messages()).isEqualTo(1);
        assertThat(node.sessions().list(owner, SessionCursor.START, 10)).isEmpty();
        assertThat(node.sessions().get(STRANGER, others.id())).isEqualTo(others);
        assertThat(audited()).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditAction.DATA_ERASED);
            assertThat(entry.subject()).isEqualTo(receipt.reference());
            assertThat(entry.details()).isEqualTo(Map.of("owner", owner.key(), "sessions", "2", "messages", "1"));
        });
    }

    @Test
    void erase_bySomebodyElse_namesThem() {
        data.erase(owner, "user:admin");

        assertThat(audited()).extracting(AuditEntry::actor).containsExactly("user:admin");
    }

    @Test
    void export_handsOverEverythingInOrder() throws Exception {
        node.runner().drain(Duration.ZERO);
        var older = node.newSession();
        for (int i = 1; i <= 250; i++) {
            node.send(older, "older " + i);
        }
        var sessions = new ArrayList<SessionId>();
        for (int i = 0; i < 120; i++) {
            sessions.addFirst(node.newSession().id());
        }
        sessions.addLast(older.id());
        node.sessions().create(STRANGER);
        var file = new File();

        data.export(owner, file);

        assertThat(file.sessions).containsExactlyElementsOf(sessions);
        assertThat(file.texts).hasSize(250).startsWith("older 1", "older 2").endsWith("older 250");
        assertThat(audited()).extracting(AuditEntry::action).containsExactly(AuditAction.DATA_EXPORTED);
    }

    @Test
    void export_ofOneSession() {
        var session = node.newSession();
        node.newSession();
        node.send(session, "What?");
        var file = new File();

        data.export(owner, session.id(), file);

        assertThat(file.sessions).containsExactly(session.id());
        assertThat(file.texts).containsExactly("What?");
        assertThat(audited())
                .extracting(AuditEntry::subject)
                .containsExactly(session.id().value());
    }

    @Test
    void export_ofSomebodyElsesSession_isNotFound() {
        var session = node.newSession();
        var file = new File();

        var thrown = catchThrowableOfType(ChatException.class, () -> data.export(STRANGER, session.id(), file));

        assertThat(thrown.code()).isEqualTo(ErrorCode.SESSION_NOT_FOUND);
        assertThat(file.sessions).isEmpty();
        assertThat(audited()).isEmpty();
    }

    private List<AuditEntry> audited() {
        return storage.audit().after(0, 100).stream().map(AuditLink::entry).toList();
    }

    private static final class File implements OwnerDataService.Exporter {
        final List<SessionId> sessions = new ArrayList<>();
        final List<String> texts = new ArrayList<>();

        @Override
        public Consumer<Message> session(Session session) {
            sessions.add(session.id());
            return message -> texts.add(message.text());
        }
    }
}
