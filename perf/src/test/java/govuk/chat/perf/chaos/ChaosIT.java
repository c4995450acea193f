package govuk.chat.perf.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short version of {@code ./chat chaos}: few cases and short faults, but real servers, and everything is read back. */
class ChaosIT {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void run_twoServers_loseNothing() throws Exception {
        var json = folder.resolve("matrix.json");
        var page = Files.writeString(folder.resolve("page.md"), Chaos.MATRIX_BEGIN + "\n" + Chaos.MATRIX_END + "\n");

        var exit = run(
                "--only",
                "server-kill,redis-black-hole,postgres-reset,disk-full",
                "--fault-seconds",
                "3",
                "--replicas",
                "2",
                "--people",
                "8",
                "--json",
                json.toString(),
                "--page",
                page.toString());

        assertThat(exit).as(output.toString(StandardCharsets.UTF_8)).isZero();
        var matrix = new ObjectMapper().readTree(json.toFile());
        assertThat(matrix.path("isClean").asBoolean()).isTrue();
        assertThat(matrix.path("cases").size() + matrix.path("notRun").size()).isEqualTo(4);
        assertThat(matrix.path("cases")).allSatisfy(row -> {
            assertThat(row.path("answered").asInt()).as(row.toString()).isGreaterThan(8);
            assertThat(row.path("lost").asInt() + row.path("doubled").asInt()).isZero();
        });
        assertThat(page).content().contains("kill -9 of one server", "Nothing was lost or doubled");
    }

    private int run(String... arguments) {
        var all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--out";
        all[arguments.length + 1] = folder.resolve("out").toString();
        var stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        return new Chaos(stream, stream, Clock.systemUTC(), Path.of("..")).run(all);
    }
}
