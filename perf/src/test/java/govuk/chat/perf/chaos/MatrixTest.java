package govuk.chat.perf.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.perf.Machine;
import govuk.chat.perf.chaos.Row.Findings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixTest {
    private static final Optional<Duration> SOON = Optional.of(Duration.ofMillis(1_234));

    @TempDir
    Path folder;

    @Test
    void text_clean() {
        var matrix = matrix(Map.of("the clock", "needs a clock"), row(SOON, Findings.NONE));

        assertThat(matrix.isClean()).isTrue();
        assertThat(matrix.text())
                .contains("3 servers, 24 people who ask, faults of 20 s")
                .containsPattern("kill -9 +100 +98 +2 +40 +0 +0 +0 +0 +15.0 s +1.2 s +ok\n")
                .containsPattern("the clock +not run: needs a clock\n")
                .contains("Nothing was lost or doubled, and everything ended, in all of 1 cases.");
    }

    @Test
    void text_lost_saysWhat() {
        var matrix = matrix(Map.of(), row(SOON, new Findings(1, 0, 0, 0, List.of("message 7 is lost"))));

        assertThat(matrix.isClean()).isFalse();
        assertThat(matrix.text())
                .contains("NOT OK\n    message 7 is lost\n", "1 of 1 cases are not as they should be.");
    }

    @Test
    void isClean_eachFindingCounts() {
        assertThat(row(SOON, new Findings(0, 1, 0, 0, List.of())).isClean()).isFalse();
        assertThat(row(SOON, new Findings(0, 0, 1, 0, List.of())).isClean()).isFalse();
        assertThat(row(SOON, new Findings(0, 0, 0, 1, List.of())).isClean()).isFalse();
        assertThat(row(SOON, new Findings(0, 0, 0, 0, List.of("odd"))).isClean())
                .isFalse();
        assertThat(row(Optional.empty(), Findings.NONE).isClean()).isFalse();
    }

    @Test
    void text_neverBack() {
        assertThat(matrix(Map.of(), row(Optional.empty(), Findings.NONE)).text())
                .containsPattern("never +NOT OK");
    }

    @Test
    void json_saysTheSame() throws Exception {
        var file = folder.resolve("matrix.json");

        matrix(Map.of("the clock", "no"), row(SOON, new Findings(0, 2, 0, 0, List.of("twice"))))
                .writeJson(file);

        var json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.path("isClean").asBoolean(true)).isFalse();
        assertThat(json.path("notRun").path("the clock").asText()).isEqualTo("no");
        var row = json.path("cases").path(0);
        assertThat(row.path("name").asText()).isEqualTo("server-kill");
        assertThat(row.path("doubled").asInt()).isEqualTo(2);
        assertThat(row.path("backMillis").asInt()).isEqualTo(1_234);
        assertThat(row.path("mistakes").path(0).asText()).isEqualTo("twice");
    }

    private static Row row(Optional<Duration> back, Findings found) {
        return new Row(
                "server-kill",
                "kill -9",
                100,
                98,
                2,
                40,
                Duration.ofSeconds(20),
                Duration.ofSeconds(15),
                "r",
                back,
                found);
    }

    private static Matrix matrix(Map<String, String> notRun, Row row) {
        var options = new ChaosOptionsParser(Path.of("home"), List.of("server-kill")).parse();
        var machine = new Machine(2, 1024, "a JDK", "a system");
        return new Matrix(Instant.EPOCH, machine, options, List.of(row), notRun);
    }
}
