package govuk.chat.cli.script.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.cli.script.ScriptProblems;
import govuk.chat.cli.script.read.RecordingReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedAgentTest {
    private static final String RECORDING = """
        answers:
          - question: How do I renew?
            pieces: ["Like ", "this."]
          - question: break
            status: 503
        """;

    @TempDir
    Path folder;

    @Test
    void ask_knownQuestion_streamsItsPieces() throws Exception {
        var answer = ask(RECORDING, "how do  I RENEW?");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"content\":\"Like \"", "\"content\":\"this.\"")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    void ask_failure_isAsRecorded() throws Exception {
        assertThat(ask(RECORDING, "break").statusCode()).isEqualTo(503);
    }

    @Test
    void ask_unknownQuestion_isRefusedUnlessThereIsAnAnswerForAny() throws Exception {
        assertThat(ask(RECORDING, "what?").statusCode()).isEqualTo(404);
        assertThat(ask(RECORDING + "  - text: No idea.\n", "what?").body()).contains("No ", "idea.");
    }

    @Test
    void read_mistakes_areSaid() {
        assertThatThrownBy(() -> read("answers: [ { question: x } ]"))
                .isInstanceOf(ScriptProblems.class)
                .hasMessageContaining("1:12: an answer needs one of text, pieces, status.");
        assertThatThrownBy(() -> read("anwsers: []")).hasMessageContaining("Did you mean \"answers\"?");
        assertThatThrownBy(() -> read("{")).hasMessageContaining("this is not YAML");
        assertThatThrownBy(() -> RecordingReader.read(folder.resolve("nowhere")))
                .hasMessageContaining("no such file");
    }

    private HttpResponse<String> ask(String recording, String question) throws Exception {
        try (var agent = RecordedAgent.start(read(recording), 0);
                var http = HttpClient.newHttpClient()) {
            var body = "{\"messages\": [{\"role\": \"user\", \"content\": \"before\"}, "
                    + "{\"role\": \"user\", \"content\": \"" + question + "\"}]}";
            var request = HttpRequest.newBuilder(URI.create(agent.url() + "/chat/completions"))
                    .timeout(Duration.ofSeconds(20))
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private Recording read(String text) throws Exception {
        return RecordingReader.read(Files.writeString(folder.resolve("x.recording.yaml"), text));
    }
}
