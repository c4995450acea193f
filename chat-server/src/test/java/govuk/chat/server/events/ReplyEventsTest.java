package govuk.chat.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.Await;
import govuk.chat.server.testing.Caller;
import govuk.chat.server.testing.Caller.Event;
import govuk.chat.server.testing.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class ReplyEventsTest {
    private static final String QUESTION = "Wie heißt 🙂 auf Deutsch?\nUnd 👩‍👩‍👧?";

    @TempDir
    static Path data;

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        var settings = Files.writeString(data.resolve("settings.yml"), "streams:\n  heartbeat: 300ms\n  maxOpen: 6\n");
        server = RunningServer.start(data.resolve("data"), Map.of("CHAT_ECHO_DELAY", "5ms"), settings);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void events_tellTheWholeAnswerInOrder() throws Exception {
        var caller = server.visitor();
        var id = caller.sendOnly(QUESTION).at("/reply/id");

        var events = caller.events(id, "", Integer.MAX_VALUE);

        assertThat(events.getFirst().type()).isEqualTo("reply.started");
        assertThat(events.getLast().type()).isEqualTo("reply.completed");
        assertThat(events)
                .extracting(event -> Long.valueOf(event.id()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(textOf(events)).isEqualTo(stored(caller));
        assertThat(events.getLast().data().at("/messageId").asText())
                .isEqualTo(caller.get("/api/v1/replies/" + id).at("/message/id"));
    }

    @Test
    void reader_cutAtAnyEvent_getsTheRestByteForByte() throws Exception {
        var caller = server.visitor();
        var id = caller.sendOnly(QUESTION).at("/reply/id");
        var all = caller.events(id, "", Integer.MAX_VALUE);
        assertThat(all).hasSizeGreaterThan(10);

        for (var cut = 0; cut < all.size() - 1; cut++) {
            var rest = caller.events(id, all.get(cut).id(), Integer.MAX_VALUE);

            assertThat(textOf(all.subList(0, cut + 1)) + textOf(rest))
                    .as("cut after event %s", cut)
                    .isEqualTo(stored(caller));
            assertThat(rest.getLast().type()).isEqualTo("reply.completed");
        }
    }

    @Test
    void reader_cutWhileItIsBeingWritten_getsTheRest() throws Exception {
        var caller = server.visitor();
        var id = caller.sendOnly(QUESTION).at("/reply/id");

        var first = caller.events(id, "", 5);
        var second = caller.events(id, first.getLast().id(), 7);
        var third = caller.events(id, second.getLast().id(), Integer.MAX_VALUE);

        assertThat(textOf(first) + textOf(second) + textOf(third)).isEqualTo(stored(caller));
    }

    @Test
    void twoReaders_seeTheSame() throws Exception {
        var caller = server.visitor();
        var id = caller.sendOnly(QUESTION).at("/reply/id");

        var one = CompletableFuture.supplyAsync(() -> readAll(caller, id));
        var other = CompletableFuture.supplyAsync(() -> readAll(caller, id));

        assertThat(one.join()).isEqualTo(other.join()).isEqualTo(stored(caller));
    }

    @Test
    void readerWhoHasEverything_isToldNotToComeBack() throws Exception {
        var caller = server.visitor();
        var id = caller.send("Hello").at("/reply/id");
        var last = caller.events(id, "", Integer.MAX_VALUE).getLast().id();

        var answer = caller.call("GET", path(id), "", Map.of("Last-Event-ID", last, "Accept", "text/event-stream"));

        assertThat(answer.status()).isEqualTo(204);
    }

    @Test
    void stream_hasTheHeadersThatKeepProxiesFromHoldingItBack() throws Exception {
        var caller = server.visitor();
        var id = caller.send("Hello").at("/reply/id");

        var answer = caller.call("GET", path(id), "", Map.of("Accept-Encoding", "gzip"));

        assertThat(answer.header("Content-Type")).isEqualTo("text/event-stream;charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store, no-transform");
        assertThat(answer.header("X-Accel-Buffering")).isEqualTo("no");
        assertThat(answer.header("Content-Encoding")).isEmpty();
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(answer.header("X-Request-ID")).isNotEmpty();
    }

    @Test
    void badPosition_isRefused() throws Exception {
        var caller = server.visitor();
        var id = caller.send("Hello").at("/reply/id");

        for (var position : List.of("x", "-1", "99999999999999999999", "1.5")) {
            var refused = caller.call("GET", path(id), "", Map.of("Last-Event-ID", position));
            assertThat(refused.status()).as(position).isEqualTo(400);
            assertThat(refused.at("/detail")).startsWith("Last-Event-ID:");
        }
    }

    @Test
    void otherMethods_areNotAllowed() throws Exception {
        var caller = server.visitor();
        var id = caller.send("Hello").at("/reply/id");

        var refused = caller.post(path(id), "{}");

        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("Allow")).isEqualTo("GET");
        assertThat(refused.at("/error/code")).isEqualTo("METHOD_NOT_ALLOWED");
    }

    @Test
    void strangers_areNotTold() throws Exception {
        var id = server.visitor().send("Hello").at("/reply/id");

        assertThat(server.stranger().get(path(id)).status()).isEqualTo(401);
    }

    @Test
    void silentStream_beats_andTooManyAreRefused() throws Exception {
        // Behind a long answer, a queued reply has nothing to say.
        var caller = server.visitor();
        caller.sendOnly("long ".repeat(199));
        var waiting = caller.sendOnly("waits").at("/reply/id");

        try (var streams = new OpenStreams(server.port(), caller.token()).open(path(waiting), 6)) {
            streams.awaitInEach(": still here");
            var refused = caller.get(path(waiting));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotEmpty();
        }

        // Their sockets are closed: the heartbeats notice, and there is room again.
        Await.until(
                "there is room",
                () -> caller.call("GET", path(waiting), "", Map.of("Last-Event-ID", "1"))
                                .status()
                        != 503);
    }

    private static String readAll(Caller caller, String id) {
        try {
            return textOf(caller.events(id, "", Integer.MAX_VALUE));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String textOf(List<Event> events) {
        return events.stream().map(Event::text).collect(Collectors.joining());
    }

    private static String stored(Caller caller) throws Exception {
        return caller.get(caller.messages()).at("/messages/1/content");
    }

    private static String path(String id) {
        return "/api/v1/replies/" + id + "/events";
    }
}
