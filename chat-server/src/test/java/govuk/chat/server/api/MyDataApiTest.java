package govuk.chat.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.Await;
import govuk.chat.server.testing.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
class MyDataApiTest {
    @TempDir
    static Path data;

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start(data, Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void export_isEverythingOfTheCaller_andNothingElse() throws Exception {
        var caller = server.visitor();
        caller.send("First question");
        var second = caller.post("/api/v1/sessions", "{\"metadata\": {\"page\": \"/passports\"}}")
                .at("/sessionId");
        server.visitor().send("Somebody else's question");

        var export = caller.get("/api/v1/my-data");

        assertThat(export.status()).isEqualTo(200);
        assertThat(export.header("Content-Type")).startsWith("application/json");
        assertThat(export.at("/exportedAt")).isNotEmpty();
        assertThat(export.json().at("/sessions")).hasSize(2);
        assertThat(export.at("/sessions/1/sessionId")).isEqualTo(caller.session());
        assertThat(export.at("/sessions/1/messages/0/content")).isEqualTo("First question");
        assertThat(export.at("/sessions/1/messages/1/role")).isEqualTo("assistant");
        assertThat(export.at("/sessions/0/sessionId")).isEqualTo(second);
        assertThat(export.at("/sessions/0/metadata/page")).isEqualTo("/passports");
        assertThat(export.json().at("/sessions/0/messages")).isEmpty();
        assertThat(export.text()).doesNotContain("Somebody else");
    }

    @ParameterizedTest
    @CsvSource({"text, conversation.txt", "json, conversation.json"})
    void download_isAFile_underANameThatNobodyTyped(String format, String name) throws Exception {
        var caller = server.visitor();
        var session = caller.session();
        var title = "{\"title\": \"x\\\"; filename=evil.html\"}";
        assertThat(caller.call("PATCH", "/api/v1/sessions/" + session, title, Map.of())
                        .status())
                .isEqualTo(200);

        var file = caller.get("/chat/conversations/" + session + "/export?format=" + format);

        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + name + "\"");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void export_ofNothing_isAnEmptyList() throws Exception {
        var caller = server.visitor();
        caller.call("DELETE", "/api/v1/sessions/" + caller.session(), "", Map.of());

        assertThat(caller.get("/api/v1/my-data").json().at("/sessions")).isEmpty();
    }

    @Test
    void erase_answersWithAReceipt_andNothingIsLeft() throws Exception {
        var caller = server.visitor();
        caller.send("To be forgotten");
        var other = server.visitor();

        var receipt = caller.call("DELETE", "/api/v1/my-data", "", Map.of());

        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.at("/reference")).isNotEmpty();
        assertThat(receipt.at("/erasedAt")).isNotEmpty();
        assertThat(receipt.at("/sessions")).isEqualTo("1");
        assertThat(receipt.at("/messages")).isEqualTo("2");
        assertThat(receipt.header("Set-Cookie")).startsWith("chat_visitor=;").contains("Expires=Thu, 01 Jan 1970");
        assertThat(caller.get("/api/v1/sessions").json().at("/sessions")).isEmpty();
        assertThat(caller.get(caller.messages()).status()).isEqualTo(404);
        assertThat(other.get("/api/v1/sessions").json().at("/sessions")).hasSize(1);
        var again = caller.call("DELETE", "/api/v1/my-data", "", Map.of());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/sessions")).isEqualTo("0");
    }

    @Test
    void stranger_isUnknown() throws Exception {
        assertThat(server.stranger().get("/api/v1/my-data").status()).isEqualTo(401);
        assertThat(server.stranger()
                        .call("DELETE", "/api/v1/my-data", "", Map.of())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void unusedSession_isRemovedInTime(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("chat.yml"), """
            chat:
              retention:
                visitors: 1s
                every: 100ms
            """);
        try (var forgetful = RunningServer.start(folder.resolve("data"), Map.of(), file)) {
            var caller = forgetful.visitor();
            caller.send("Soon gone");

            Await.until(
                    "the session is gone",
                    () -> caller.get("/api/v1/sessions/" + caller.session()).status() == 404);
        }
    }
}
