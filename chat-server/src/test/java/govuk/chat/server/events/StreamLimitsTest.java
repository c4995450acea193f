package govuk.chat.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.FakeOpenAiAgent;
import govuk.chat.server.testing.Caller;
import govuk.chat.server.testing.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many streams somebody may have open, and what becomes of one that nobody reads. */
@SuppressWarnings("NullAway.Init")
class StreamLimitsTest {
    private static final String SETTINGS = """
        streams: {maxPerOwner: 2, maxPerAddress: 3, heartbeat: 300ms}
        limits: {replies: {max: 100000}, owner: {max: 100000}, messages: {max: 100000}}
        """;

    @TempDir
    Path folder;

    @Test
    void ownerAndAddress_haveSoManyEach_andRoomAgainWhenOneIsClosed() throws Exception {
        try (var agent = new FakeOpenAiAgent().always(FakeOpenAiAgent.sayingThenSilent("Wait"));
                var server = start(agent, "RATE_LIMIT_MAX", "100000", SETTINGS)) {
            var anna = server.visitor();
            var annas = path(anna.sendOnly("Hello"));
            var ben = server.visitor();
            var bens = path(ben.sendOnly("Hello"));
            try (var more = new OpenStreams(server.port(), ben.token())) {
                try (var streams = new OpenStreams(server.port(), anna.token()).open(annas, 2)) {
                    streams.awaitInEach("reply.started");
                    assertRefused(anna.get(annas));

                    more.open(bens, 1).awaitInEach("reply.started");
                    assertRefused(ben.get(bens));
                }
                Await.until("there is room for Ben", () -> isAccepted(server, ben, bens));
            }
            Await.until("there is room for Anna", () -> isAccepted(server, anna, annas));
        }
    }

    @Test
    void limitsOff_countInAllOnly() throws Exception {
        try (var agent = new FakeOpenAiAgent().always(FakeOpenAiAgent.sayingThenSilent("Wait"));
                var server = start(agent, "RATE_LIMIT_MAX", "0", SETTINGS)) {
            var anna = server.visitor();
            try (var streams = new OpenStreams(server.port(), anna.token()).open(path(anna.sendOnly("Hello")), 8)) {
                streams.awaitInEach("reply.started");
            }
        }
    }

    @Test
    void clientThatTakesNothing_isCut_andItsPlaceIsFree() throws Exception {
        var pieces = Collections.nCopies(160, "x".repeat(50_000)).toArray(String[]::new);
        var settings = """
            streams: {maxOpen: 1, slowReader: 500ms}
            chat: {replies: {maxAnswerLength: 9000000}}
            """;
        try (var agent = new FakeOpenAiAgent().always(FakeOpenAiAgent.saying(pieces));
                var server = start(agent, "RATE_LIMIT_MAX", "0", settings)) {
            var caller = server.visitor();
            var sent = caller.send("Tell me everything");
            assertThat(sent.at("/reply/status")).isEqualTo("completed");
            var path = path(sent);

            try (var stuck = new OpenStreams(server.port(), caller.token()).openNarrow(path)) {
                Await.until("it has the only place", () -> !isAccepted(server, caller, path));

                Await.until("its place is free", Duration.ofSeconds(30), () -> isAccepted(server, caller, path));
            }
        }
    }

    private RunningServer start(FakeOpenAiAgent agent, String name, String value, String settings) throws Exception {
        return RunningServer.start(
                folder.resolve("data"),
                Map.of("AI_AGENT_URL", agent.url().toString(), name, value),
                Files.writeString(folder.resolve("settings.yml"), settings));
    }

    private static String path(Caller.Answer sent) throws Exception {
        return "/api/v1/replies/" + sent.at("/reply/id") + "/events";
    }

    /** Looks at the first bytes and leaves. */
    private static boolean isAccepted(RunningServer server, Caller caller, String path) throws Exception {
        try (var stream = new OpenStreams(server.port(), caller.token()).open(path, 1)) {
            return stream.firstLine().contains(" 200 ");
        }
    }

    private static void assertRefused(Caller.Answer answer) throws Exception {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.at("/error/code")).isEqualTo("RATE_LIMITED");
        assertThat(answer.at("/detail")).startsWith("You are following too many answers at once.");
    }
}
