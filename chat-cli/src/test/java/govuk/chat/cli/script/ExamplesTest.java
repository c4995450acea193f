package govuk.chat.cli.script;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import govuk.chat.cli.script.client.ServerRun;
import govuk.chat.cli.script.read.RecordingReader;
import govuk.chat.cli.script.read.ScriptReader;
import govuk.chat.cli.script.read.ScriptSchema;
import govuk.chat.cli.script.read.UndefinedVariables;
import govuk.chat.cli.script.read.YamlJson;
import govuk.chat.cli.script.recorded.RecordedAgent;
import govuk.chat.server.testing.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the documentation, against the real server. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("../docs/examples");
    private static final Path RECORDED = Path.of("../docs/recorded");

    @TempDir
    Path data;

    @Test
    void examples_passAgainstTheBuiltInAgent() throws Exception {
        try (var server = RunningServer.start(data, Map.of())) {
            var result = new ServerRun(server.uri("")).run(ScriptReader.read(List.of(EXAMPLES)), 3);

            assertThat(ServerRun.failed(result)).isEmpty();
            assertThat(result.passed()).isEqualTo(23);
            assertThat(result.skipped()).isEqualTo(1);
            assertThat(result.slowestOfMost()).isPresent();
        }
    }

    @Test
    void recordedExamples_passAgainstTheirRecording() throws Exception {
        var recording = RecordingReader.read(RECORDED.resolve("passport.recording.yaml"));
        try (var agent = RecordedAgent.start(recording, 0);
                var server = RunningServer.start(
                        data, Map.of("AI_AGENT_URL", agent.url().toString()))) {
            var result = new ServerRun(server.uri("")).run(ScriptReader.read(List.of(RECORDED)), 1);

            assertThat(ServerRun.failed(result)).isEmpty();
            assertThat(result.passed()).isEqualTo(3);
        }
    }

    @Test
    void examplesInThePage_pass() throws Exception {
        var folder = Files.createDirectory(data.resolve("page"));
        for (var block : blocks()) {
            var isRecording = block.startsWith("answers:");
            Files.writeString(folder.resolve(isRecording ? "page.recording.yaml" : "page.chat.yaml"), block);
        }

        assertThat(RecordingReader.read(folder.resolve("page.recording.yaml")).entries())
                .hasSize(3);
        try (var server = RunningServer.start(data, Map.of())) {
            var result = new ServerRun(server.uri("")).run(ScriptReader.read(List.of(folder)), 1);

            assertThat(ServerRun.failed(result)).isEmpty();
            assertThat(result.passed()).isEqualTo(4);
        }
    }

    private static List<String> blocks() throws IOException {
        return Pattern.compile("(?s)```yaml\n(.*?)```")
                .matcher(Files.readString(Path.of("../docs/scripted-chats.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    static List<Path> scripts() throws IOException {
        try (var files = Files.walk(EXAMPLES.resolve(".."), 2)) {
            return files.filter(file -> file.toString().endsWith(".chat.yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void example_readerAndSchemaAgreeThatItIsRight(Path script) throws Exception {
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ScriptSchema.text());

        assertThat(schema.validate(YamlJson.read(script))).isEmpty();
        assertThat(UndefinedVariables.find(ScriptReader.read(List.of(script)), List.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user",
                "http",
                "health",
                "wait",
                "include",
                "new_session",
                "name",
                "timeout",
                "retry",
                "repeat",
                "skip",
                "capture",
                "vars",
                "tags",
                "defaults",
                "headers",
                "body",
                "contains",
                "not_contains",
                "equals",
                "starts_with",
                "ends_with",
                "regex",
                "not_regex",
                "length",
                "one_of",
                "json",
                "json_schema",
                "status",
                "header",
                "error",
                "events",
                "first_token",
                "latency",
                "any_of",
                "all_of",
                "not",
                "exact",
                "exists",
            })
    void examples_showEveryWord(String word) throws Exception {
        var all = scripts().stream().map(ExamplesTest::text).collect(joining("\n"));

        assertThat(all).containsPattern("\\b" + word + ":");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
