package govuk.chat.perf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every scenario at a tiny scale, with real processes, against a stand-in for the server. */
class ScenariosTest {
    private static final List<String> FLAGS =
            List.of("-Xmx128m", "-XX:+UseSerialGC", "-Dsun.net.httpserver.nodelay=true");
    private static final List<String> STAND_IN =
            List.of("-cp", System.getProperty("java.class.path"), StandInServer.class.getName());

    @TempDir
    Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void flow_standIn() {
        var result = new FlowScenario(rig()).run();

        assertThat(result.targets())
                .hasSize(2)
                .allSatisfy(target -> assertThat(target.measured()).isPositive());
        assertThat(figure(result, "flow 32 connections rate")).isPositive();
        assertThat(figure(result, "bare 128 connections p99")).isPositive();
        assertThat(figure(result, "flow 32 connections send p50")).isPositive();
        assertThat(figure(result, "flow 128 connections wrong answers")).isZero();
    }

    @Test
    void growth_standIn() {
        var result = new GrowthScenario(rig()).run();

        assertThat(figure(result, "samples of each")).isEqualTo(36);
        assertThat(figure(result, "wrong answers")).isZero();
        assertThat(result.targets().getFirst().measured()).isPositive();
    }

    @Test
    void firstToken_standIn() {
        var result = new FirstTokenScenario(rig()).run();

        assertThat(figure(result, "10 streams failed streams")).isZero();
        assertThat(figure(result, "10 streams samples, through")).isEqualTo(40);
        assertThat(figure(result, "1 stream through p50")).isPositive();
        assertThat(result.targets()).hasSize(3);
    }

    @Test
    void loginFlood_standIn() {
        var result = new LoginFloodScenario(rig()).run();

        assertThat(figure(result, "flooded 32 connections rate")).isPositive();
        assertThat(figure(result, "logins answered")).isPositive();
        assertThat(figure(result, "flooded 32 connections wrong answers")).isZero();
        assertThat(result.targets()).hasSize(1);
    }

    @Test
    void streams_standIn() {
        var result = new StreamsScenario(rig(), FLAGS).run();

        assertThat(figure(result, "streams with a heartbeat")).isEqualTo(50);
        // The stand-in may not have asked them all by then.
        assertThat(figure(result, "questions held by the agent meanwhile")).isBetween(0.0, 50.0);
        assertThat(figure(result, "streams with their whole answer after release"))
                .isEqualTo(50);
        assertThat(figure(result, "streams broken while open")).isZero();
        assertThat(figure(result, "memory with all streams open")).isPositive();
    }

    @Test
    void bench_writesReports() throws Exception {
        var options =
                new OptionsParser(folder, "--only", "growth", "--scale", "0.01", "--out", folder.toString()).parse();

        var exit = bench().measure(options, rig());

        assertThat(exit).isZero();
        assertThat(Files.readString(folder.resolve("report.txt"))).contains("growth", "cores", "reached");
        assertThat(Files.readString(folder.resolve("report.json"))).contains("\"verdict\"", "\"cores\"");
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("Measuring growth", "trial run");
    }

    private Rig rig() {
        return new Rig(new Programs(FLAGS, STAND_IN), folder, 0.01);
    }

    private Bench bench() {
        var stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        return new Bench(stream, stream, Clock.systemUTC(), folder);
    }

    private static double figure(Result result, String name) {
        return result.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
