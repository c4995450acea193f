package govuk.chat.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import govuk.chat.core.testing.Await;
import govuk.chat.server.testing.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database has no room left to write, which the system's limit on the size of files brings about for this one process. */
@SuppressWarnings("NullAway.Init")
class DiskFullIT {
    private static final int MOST = 5_000;

    @TempDir
    Path folder;

    @Test
    void full_nothingAcknowledgedIsLost_andItGoesOnWhenThereIsRoom() throws Exception {
        try (var server = ServerProcess.start(folder, Map.of("CHAT_ECHO_DELAY", "0ms"))) {
            var caller = server.stranger().becomeVisitor();
            var acknowledged = new ArrayList<String>();
            acknowledged.add(caller.send("Before").at("/message/id"));

            limitFiles(server, String.valueOf(largestFile()));
            var refused = sendUntilRefused(caller, acknowledged);

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.at("/error/code")).isEqualTo("SERVICE_OFFLINE");
            assertThat(refused.text()).doesNotContain("SQLITE", "disk", "java");
            assertThat(caller.get("/live").status()).isEqualTo(200);
            assertThat(storedQuestions(caller)).isEqualTo(acknowledged);

            limitFiles(server, "unlimited");
            Await.until("messages are taken again", Duration.ofSeconds(30), () -> {
                var sent = caller.sendOnly("After");
                if (sent.status() == 202 || sent.status() == 200) {
                    acknowledged.add(sent.at("/message/id"));
                    return true;
                }
                return false;
            });
            assertThat(storedQuestions(caller)).isEqualTo(acknowledged);
            Await.until(
                    "every message is answered",
                    Duration.ofSeconds(60),
                    () -> messages(caller, "assistant").size() == acknowledged.size());
            assertThat(server.stranger().get("/ready").status()).isEqualTo(200);
        }
    }

    private static Caller.Answer sendUntilRefused(Caller caller, List<String> acknowledged) throws Exception {
        for (var i = 0; i < MOST; i++) {
            var sent = caller.sendOnly("x".repeat(900));
            if (sent.status() >= 300) {
                return sent;
            }
            acknowledged.add(sent.at("/message/id"));
        }
        throw new AssertionError("it never was full");
    }

    private static List<String> storedQuestions(Caller caller) throws Exception {
        return messages(caller, "user");
    }

    private static List<String> messages(Caller caller, String role) throws Exception {
        var all = new ArrayList<String>();
        var cursor = "";
        do {
            var page = caller.get(caller.messages() + "?limit=100" + (cursor.isEmpty() ? "" : "&after=" + cursor));
            assertThat(page.status()).isEqualTo(200);
            StreamSupport.stream(page.json().at("/messages").spliterator(), false)
                    .filter(message -> message.at("/role").asText().equals(role))
                    .map((JsonNode message) -> message.at("/id").asText())
                    .forEach(all::add);
            cursor = page.at("/nextCursor");
        } while (!cursor.isEmpty());
        return all;
    }

    private long largestFile() throws IOException {
        try (var files = Files.list(folder.resolve("data"))) {
            return files.mapToLong(file -> file.toFile().length()).max().orElseThrow();
        }
    }

    /** The soft limit only, which may be raised again. */
    private static void limitFiles(ServerProcess server, String bytes) throws Exception {
        var process = new ProcessBuilder("prlimit", "--pid", String.valueOf(server.pid()), "--fsize=" + bytes + ":")
                .inheritIO()
                .start();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
