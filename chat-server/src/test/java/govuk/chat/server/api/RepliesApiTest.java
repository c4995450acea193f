package govuk.chat.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.Await;
import govuk.chat.server.testing.RunningServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class RepliesApiTest {
    @TempDir
    static Path data;

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start(data, Map.of("CHAT_ECHO_DELAY", "50ms"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void get_waitsAtMostAsLongAsAsked() throws Exception {
        var caller = server.visitor();
        var id = caller.sendOnly("Hello").at("/reply/id");

        var early = caller.get(path(id));
        var late = caller.get(path(id) + "?wait=30");

        assertThat(early.at("/status")).isIn("queued", "running");
        assertThat(late.at("/status")).isEqualTo("completed");
        assertThat(late.at("/endedAt")).isNotEmpty();
    }

    @Test
    void get_badWait_isRefused() throws Exception {
        var caller = server.visitor();
        var id = caller.sendOnly("Hello").at("/reply/id");

        assertThat(caller.get(path(id) + "?wait=61").at("/detail")).startsWith("wait:");
    }

    @Test
    void stop_keepsThePartAndSaysSo() throws Exception {
        var caller = server.visitor();
        var id = caller.sendOnly("Hello").at("/reply/id");
        var part = caller.events(id, "", 4);

        var stopped = caller.call("DELETE", path(id), "", Map.of());
        var events = caller.events(id, "", Integer.MAX_VALUE);

        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.at("/status")).isEqualTo("cancelled");
        assertThat(stopped.at("/message/content")).startsWith(part.get(1).text());
        assertThat(events.getLast().type()).isEqualTo("reply.cancelled");
        assertThat(caller.get(caller.messages()).json().at("/messages")).hasSize(2);
    }

    @Test
    void stop_queued_isCancelledWithoutAWord() throws Exception {
        var caller = server.visitor();
        caller.sendOnly("First");
        var second = caller.sendOnly("Second").at("/reply/id");

        var stopped = caller.call("DELETE", path(second), "", Map.of());

        assertThat(stopped.at("/status")).isEqualTo("cancelled");
        assertThat(stopped.json().has("message")).isFalse();
        assertThat(caller.events(second, "", 10)).hasSize(1);
    }

    @Test
    void stop_ended_leavesItAsItIs() throws Exception {
        var caller = server.visitor();
        var id = caller.send("Hello").at("/reply/id");

        assertThat(caller.call("DELETE", path(id), "", Map.of()).at("/status")).isEqualTo("completed");
    }

    @Test
    void deletedSession_stopsItsReply() throws Exception {
        var caller = server.visitor();
        var id = caller.sendOnly("Hello").at("/reply/id");
        caller.events(id, "", 2);

        caller.call("DELETE", "/api/v1/sessions/" + caller.session(), "", Map.of());

        Await.until("the reply is gone", () -> caller.get(path(id)).status() == 404);
    }

    @Test
    void foreignReply_isAnsweredLikeAnUnknownOne() throws Exception {
        var owner = server.visitor();
        var id = owner.sendOnly("Hello").at("/reply/id");
        var other = server.visitor();

        for (var path : new String[] {path(id), path("nope"), path("a%20b")}) {
            assertThat(other.get(path).at("/error/code")).isEqualTo("REPLY_NOT_FOUND");
            assertThat(other.call("DELETE", path, "", Map.of()).status()).isEqualTo(404);
            assertThat(other.get(path + "/events").status()).isEqualTo(404);
        }
    }

    private static String path(String id) {
        return "/api/v1/replies/" + id;
    }
}
