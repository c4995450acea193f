package govuk.chat.cli.talk;

import static govuk.chat.core.testing.FakeChatApi.completed;
import static govuk.chat.core.testing.FakeChatApi.delta;
import static govuk.chat.core.testing.FakeChatApi.event;
import static govuk.chat.core.testing.FakeChatApi.events;
import static govuk.chat.core.testing.FakeChatApi.failed;
import static govuk.chat.core.testing.FakeChatApi.json;
import static govuk.chat.core.testing.FakeChatApi.message;
import static govuk.chat.core.testing.FakeChatApi.problem;
import static govuk.chat.core.testing.FakeChatApi.sent;
import static govuk.chat.core.testing.FakeChatApi.session;
import static govuk.chat.core.testing.FakeChatApi.started;
import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.cli.talk.Screen.Entry;
import govuk.chat.core.client.ChatClient;
import govuk.chat.core.testing.FakeChatApi;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TalkTest {
    private final FakeChatApi server = new FakeChatApi();
    private final ChatClient client = ChatClient.of(server.url());
    private final FakeScreen screen = new FakeScreen();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private ExitStatus talk(String... entries) throws Exception {
        for (var entry : entries) {
            screen.entries.add(entry.equals("^C") ? new Entry.Interrupted() : new Entry.Text(entry));
        }
        return new Talk(screen, new Conversation(client, screen, folder, Optional.empty())).run();
    }

    private void answering(String answer) {
        server.next(sent(), events(started(), delta(0, answer), completed(answer.length())));
    }

    @Test
    void question_isAnsweredInOneSession() throws Exception {
        server.next(session());
        answering("Hey");
        answering("Again");

        assertThat(talk("Hello?", "  ", "Again?")).isEqualTo(ExitStatus.OK);

        assertThat(screen.shown()).contains("Hey\n", "Again\n");
        assertThat(server.requests())
                .extracting(request -> request.line())
                .filteredOn(line -> line.contains("POST /api/v1/sessions "))
                .hasSize(1);
    }

    @Test
    void doubleSlash_asksWithOne() throws Exception {
        server.next(session());
        answering("Hey");

        talk("//etc/hosts?");

        assertThat(server.requests().get(1).body()).contains("\"/etc/hosts?\"");
    }

    @Test
    void unknownWord_nearOne_isGuessed() throws Exception {
        talk("/hlep", "/marmalade");

        assertThat(screen.shown()).contains("Did you mean /help?", "There is no /marmalade.");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void help_namesEveryWord() throws Exception {
        talk("/help");

        assertThat(screen.shown())
                .contains(Talk.WORDS.stream()
                        .filter(word -> !word.equals("/help"))
                        .toArray(String[]::new));
    }

    @Test
    void controlC_twice_leaves() throws Exception {
        assertThat(talk("^C", "^C")).isEqualTo(ExitStatus.INTERRUPTED);
    }

    @Test
    void controlC_once_staysAndSaysHowToLeave() throws Exception {
        assertThat(talk("^C", "/help", "^C", "/quit")).isEqualTo(ExitStatus.OK);
        assertThat(screen.shown()).contains("Ctrl-C again");
    }

    @Test
    void controlC_whileAnswering_stopsTheAnswer() throws Exception {
        server.next(
                session(),
                sent(),
                wire -> {
                    wire.startStream();
                    wire.chunk((started() + delta(0, "He")).getBytes(StandardCharsets.UTF_8));
                    server.awaitRequests(4);
                    wire.chunk(event(10_000_003, "reply.cancelled", "").getBytes(StandardCharsets.UTF_8));
                    wire.endStream();
                },
                json(200, FakeChatApi.reply("cancelled", "")));
        screen.interruptsAfter = "He";

        assertThat(talk("Hello?")).isEqualTo(ExitStatus.OK);

        assertThat(server.requests().get(3).line()).startsWith("DELETE /api/v1/replies/r1 ");
        assertThat(screen.shown()).contains("Stopped.");
    }

    @Test
    void controlC_whileSending_stopsTheAnswerOnceThereIsOne() throws Exception {
        // The stop and the stream are asked for at the same time, so both get the same answer, which only the stream
        // can use.
        server.next(session(), wire -> {
                    screen.interrupted.run();
                    sent().answer(wire);
                })
                .always(events(started(), event(10_000_001, "reply.cancelled", "")));

        assertThat(talk("Hello?")).isEqualTo(ExitStatus.OK);

        server.awaitRequests(4);
        assertThat(server.requests()).anyMatch(request -> request.line().startsWith("DELETE /api/v1/replies/r1 "));
        assertThat(screen.shown()).contains("Stopped.");
    }

    @Test
    void failure_keepsTheQuestionForRetry() throws Exception {
        server.next(session(), problem(401, "UNAUTHENTICATED"));
        answering("Hey");

        talk("/retry", "Hello?", "/retry", "/retry");

        assertThat(screen.shown()).contains("nothing to send again", "chat auth login", "/retry sends it again", "Hey");
        var first = server.requests().get(1);
        var second = server.requests().get(2);
        assertThat(second.header("Idempotency-Key"))
                .isEqualTo(first.header("Idempotency-Key"))
                .isNotEmpty();
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void agentAway_isSaid() throws Exception {
        server.next(session(), sent(), events(started(), failed(0, "AGENT_UNAVAILABLE")));

        talk("Hello?");

        assertThat(screen.shown()).contains("The agent is away.");
    }

    @Test
    void open_goesOnInAnotherSession() throws Exception {
        server.next(json(200, FakeChatApi.SESSION));
        answering("Hey");

        talk("/open no id", "/open s1", "Hello?");

        assertThat(screen.shown()).contains("no id of a session", "In session s1.");
        assertThat(server.requests().get(1).line()).contains("/sessions/s1/messages");
    }

    @Test
    void sessionsHistoryStatus_areShown() throws Exception {
        server.next(
                json(200, "{\"status\": \"healthy\"}"),
                json(200, FakeChatApi.SESSION),
                json(200, "{\"sessions\": [" + FakeChatApi.SESSION + "]}"),
                json(200, "{\"messages\": [" + message("m1", "user", "What?") + "]}"),
                json(200, "{\"status\": \"healthy\"}"));

        talk("/history", "/status", "/open s1", "/sessions", "/history", "/status");

        assertThat(screen.shown()).contains("There is no session yet", "* s1", "What?", "The server is healthy.");
    }

    @Test
    void feedback_saysWhereTo_orThatThereIsNoPlace() throws Exception {
        server.next(
                json(200, "{\"level\": \"full\", \"reason\": \"\", \"feedback\": \"mailto:chat@example.org\"}"),
                json(200, "{\"level\": \"full\", \"reason\": \"\", \"feedback\": \"\"}"));

        talk("/feedback", "/feedback");

        assertThat(screen.shown()).contains("what you think: mailto:chat@example.org", "names no place for feedback");
    }

    @Test
    void new_beginsAnother() throws Exception {
        server.next(json(200, FakeChatApi.SESSION), session());
        answering("Hey");

        talk("/open s1", "/new", "Hello?");

        assertThat(server.requests().get(1).line()).contains("POST /api/v1/sessions ");
    }

    @Test
    void stop_nothingOpen_isSaid() throws Exception {
        talk("/stop");

        assertThat(screen.shown()).contains("Nothing is being written.");
    }

    @Test
    void save_writesAScript() throws Exception {
        server.next(
                json(200, FakeChatApi.SESSION),
                json(
                        200,
                        "{\"messages\": [" + message("m1", "user", "Say {{x}} \\\"now\\\"") + ","
                                + message("m2", "assistant", "One\\ntwo") + "]}"));

        talk("/open s1", "/save", "/save talk.chat.yaml");

        assertThat(screen.shown()).contains("Say into which file", "Saved 2 messages");
        assertThat(Files.readString(folder.resolve("talk.chat.yaml"))).isEqualTo("""
            name: "session s1"
            steps:
              # Answered: One two
              - user: "Say \\\\{{x}} \\"now\\""
            """);
    }

    /** Types what it was told, and keeps what it was shown. */
    private static final class FakeScreen implements Screen {
        private final Queue<Entry> entries = new ArrayDeque<>();
        private final StringBuilder shown = new StringBuilder();
        private String interruptsAfter = "";
        private volatile Runnable interrupted = () -> {};

        String shown() {
            return shown.toString();
        }

        @Override
        public Entry read() {
            var entry = entries.poll();
            return entry == null ? new Entry.Ended() : entry;
        }

        @Override
        public void print(String text) {
            shown.append(text);
            if (text.equals(interruptsAfter)) {
                interrupted.run();
            }
        }

        @Override
        public void say(String line) {
            print(line + "\n");
        }

        @Override
        public <T> T during(Runnable onInterrupt, Callable<T> work) throws Exception {
            interrupted = onInterrupt;
            return work.call();
        }
    }
}
