package govuk.chat.perf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole benchmark against the real server, at a scale at which only its answers count, not its figures. */
class BenchIT {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void run_realServer() throws Exception {
        var stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        var bench = new Bench(stream, stream, Clock.systemUTC(), Path.of(".."));

        var exit = bench.run("--scale", "0.01", "--out", folder.toString());

        assertThat(exit).as(output.toString(StandardCharsets.UTF_8)).isZero();
        var report = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
        assertThat(report.get("scenarios")).hasSize(6);
        assertThat(StreamSupport.stream(report.get("scenarios").spliterator(), false)
                        .flatMap(scenario ->
                                StreamSupport.stream(scenario.get("figures").spliterator(), false))
                        .filter(BenchIT::countsFaults)
                        .map(JsonNode::toString))
                .as(report.toPrettyString())
                .isEmpty();
    }

    private static boolean countsFaults(JsonNode figure) {
        return figure.get("name").asText().matches(".*(wrong answers|failed streams|streams broken.*)")
                && figure.get("value").asDouble() > 0;
    }
}
