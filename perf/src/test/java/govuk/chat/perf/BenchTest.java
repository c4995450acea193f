package govuk.chat.perf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void run_help() {
        assertThat(run("--help")).isZero();
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("Usage", "--scale", "--only");
    }

    @Test
    void run_wrongUse() {
        assertThat(run("--scale", "3")).isEqualTo(2);
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("above 0 and at most 1", "--help");
    }

    @Test
    void run_noServer() {
        assertThat(run("--server-jar", folder.resolve("none.jar").toString())).isEqualTo(1);
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("There is no server at", "Build it first");
    }

    @Test
    void run_serverThatEnds() throws IOException {
        var jar = Files.writeString(folder.resolve("broken.jar"), "no jar");

        var exit = run("--only", "growth", "--server-jar", jar.toString(), "--out", folder.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("growth ended. Its last words", "broken.jar");
    }

    @Test
    void start_noSuchProgram() {
        var launch = new Launch("nothing", List.of(folder.resolve("none").toString()), Map.of(), "/");

        assertThatThrownBy(() -> ChildServer.start(launch, folder))
                .isInstanceOf(BenchException.class)
                .hasMessageStartingWith("Cannot start nothing");
    }

    @Test
    void writePage_betweenMarkers() throws IOException {
        var page = Files.writeString(
                folder.resolve("page.md"),
                "before\n" + ReportFiles.FIGURES_BEGIN + "\nold\n" + ReportFiles.FIGURES_END + "\nafter\n");

        ReportFiles.writePage(report(), page);

        assertThat(Files.readString(page))
                .startsWith("before\n" + ReportFiles.FIGURES_BEGIN)
                .contains("2 cores", "not reached", "A note.")
                .doesNotContain("old", "trial run")
                .endsWith(ReportFiles.FIGURES_END + "\nafter\n");
    }

    @Test
    void writePage_noMarkers() throws IOException {
        var page = Files.writeString(folder.resolve("page.md"), "text");

        assertThatThrownBy(() -> ReportFiles.writePage(report(), page))
                .hasMessageContaining("has no place for the figures");
        assertThat(page).hasContent("text");
    }

    @Test
    void write_impossible() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> new ReportFiles(file.resolve("inside")).write(report()))
                .isInstanceOf(BenchException.class);
        assertThatThrownBy(() -> ReportFiles.writePage(report(), folder.resolve("missing.md")))
                .isInstanceOf(BenchException.class);
    }

    private int run(String... arguments) {
        var stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        return new Bench(stream, stream, Clock.systemUTC(), folder).run(arguments);
    }

    private static Report report() {
        var target = new Target("ratio", 0.4, Target.Bound.AT_LEAST, 0.5, "");
        var result = new Result(
                "flow", List.of(new Figure("rate", 1_234, "requests/s")), List.of(target), List.of("A note."));
        return new Report(Instant.EPOCH, new Machine(2, 1024, "a JDK", "a system"), 1, "-Xmx1g", List.of(result));
    }
}
