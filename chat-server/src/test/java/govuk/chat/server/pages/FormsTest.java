package govuk.chat.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.server.testing.RunningServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every form has in common. */
@SuppressWarnings("NullAway.Init")
class FormsTest {
    @TempDir
    static Path data;

    private static RunningServer server;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start(data, Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/chat/messages",
                "/chat/replies/0199a0000000700080000000000000aa/stop",
                "/chat/conversations/0199a0000000700080000000000000aa/title",
                "/chat/conversations/0199a0000000700080000000000000aa/delete",
                "/chat/my-data/delete",
                "/sign-in",
                "/sign-out",
                "/account/password"
            })
    void body_thatIsNoForm_isRefusedWithAPage(String path) throws Exception {
        for (var type : new String[] {"", "text/plain", "application/json", "multipart/form-data; boundary=a"}) {
            var request = HttpRequest.newBuilder(server.uri(path))
                    .header("Accept", "text/html")
                    .POST(BodyPublishers.ofString("csrf=x&message=hello"));
            if (!type.isEmpty()) {
                request.header("Content-Type", type);
            }

            var answer = http.send(request.build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).as("%s as \"%s\"", path, type).isEqualTo(415);
            assertThat(answer.body()).contains("<h1");
        }
    }
}
