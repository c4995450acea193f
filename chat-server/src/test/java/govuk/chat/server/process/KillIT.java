package govuk.chat.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.EmbeddedPostgresServer;
import govuk.chat.server.testing.Caller;
import govuk.chat.server.testing.Caller.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code kill -9} at the worst moment, then a start on the same data. */
@SuppressWarnings("NullAway.Init")
class KillIT {
    private static final String SETTINGS = "chat:\n  replies:\n    lease: 2s\n";

    @TempDir
    Path folder;

    enum Database {
        SQLITE,
        POSTGRESQL
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void killedInTheMiddleOfAnAnswer_theReplyIsRunAgainAndEndsOnce(Database database) throws Exception {
        var variables = variables(database, "100ms");
        Caller caller;
        String reply;
        List<Event> part;
        try (var server = ServerProcess.start(folder, variables, settings())) {
            caller = server.stranger().becomeVisitor();
            reply = caller.sendOnly("How do I renew my passport?").at("/reply/id");
            part = caller.events(reply, "", 6);
            server.kill();
        }

        try (var server = ServerProcess.start(folder, variables, settings())) {
            var back = caller.at(server::uri);
            var rest = back.events(reply, part.getLast().id(), Integer.MAX_VALUE);
            var messages = back.get(caller.messages()).json().at("/messages");

            assertThat(messages).hasSize(2);
            assertThat(messages.at("/0/content").asText()).isEqualTo("How do I renew my passport?");
            assertThat(rest.getFirst().type()).isEqualTo("reply.restarted");
            assertThat(rest.getLast().type()).isEqualTo("reply.completed");
            assertThat(rest.stream().map(Event::text).collect(Collectors.joining()))
                    .isEqualTo(messages.at("/1/content").asText());
            assertThat(back.get("/api/v1/replies/" + reply).at("/attempt")).isEqualTo("2");
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void killedUnderLoad_nothingAcknowledgedIsLostOrDoubled(Database database) throws Exception {
        var variables = variables(database, "0ms");
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        var callers = new ArrayList<Caller>();
        try (var server = ServerProcess.start(folder, variables, settings())) {
            for (var i = 0; i < 8; i++) {
                callers.add(server.stranger().becomeVisitor());
            }
            var senders = callers.stream()
                    .map(caller -> Thread.startVirtualThread(() -> sendUntilItBreaks(caller, acknowledged)))
                    .toList();
            Await.until("some hundred messages were acknowledged", () -> acknowledged.size() > 300);
            server.kill();
            for (var sender : senders) {
                sender.join();
            }
        }

        try (var server = ServerProcess.start(folder, variables, settings())) {
            var stored = new HashSet<String>();
            for (var caller : callers) {
                var back = caller.at(server::uri);
                var messages = allOf(back);
                var last = messages.getLast().at("/id").asText();
                Await.until("every question is answered", () -> allOf(back).size() % 2 == 0);
                messages.forEach(message -> stored.add(message.at("/id").asText()));

                var roles = allOf(back).stream()
                        .map(message -> message.at("/role").asText())
                        .toList();
                assertThat(stored).contains(last);
                assertThat(roles.stream().filter("user"::equals).count()).isEqualTo(roles.size() / 2);
            }
            assertThat(stored).containsAll(acknowledged);
        }
    }

    private static void sendUntilItBreaks(Caller caller, Queue<String> acknowledged) {
        try {
            for (var i = 0; i < 10_000; i++) {
                acknowledged.add(caller.send("Message " + i).at("/message/id"));
            }
        } catch (Exception e) {
            // The server was killed: what it had acknowledged until then is what counts.
        }
    }

    private static List<JsonNode> allOf(Caller caller) throws Exception {
        var all = new ArrayList<JsonNode>();
        var page = caller.get(caller.messages() + "?limit=100").json();
        while (true) {
            StreamSupport.stream(page.at("/messages").spliterator(), false).forEach(all::add);
            if (!page.has("nextCursor")) {
                return all;
            }
            page = caller.get(caller.messages() + "?limit=100&after="
                            + page.at("/nextCursor").asText())
                    .json();
        }
    }

    private Map<String, String> variables(Database database, String delay) {
        var url = switch (database) {
            case SQLITE -> "";
            case POSTGRESQL -> EmbeddedPostgresServer.shared().newDatabase();
        };
        return Map.of(
                "CHAT_DATA_DIR",
                folder.resolve("data").toString(),
                "DATABASE_URL",
                url,
                "CHAT_ECHO_DELAY",
                delay,
                "LOG_LEVEL",
                "WARN");
    }

    private String settings() throws IOException {
        return Files.writeString(folder.resolve("settings.yml"), SETTINGS).toString();
    }
}
