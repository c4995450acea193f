package govuk.chat.perf.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void run_help() {
        assertThat(run("--help")).isZero();
        assertThat(output()).contains("Usage: chat chaos", "--only", "--fault-seconds");
    }

    @Test
    void run_list_namesEveryFaultOfEveryDependency() {
        assertThat(run("--list")).isZero();
        for (var dependency : new String[] {"agent", "redis", "postgres"}) {
            for (var fault : new String[] {"refuse", "reset", "black-hole", "latency", "restart"}) {
                assertThat(output().lines()).contains(dependency + "-" + fault);
            }
        }
        assertThat(output().lines()).contains("server-kill", "server-freeze", "server-rolling", "disk-full");
    }

    @Test
    void run_wrongUse() {
        assertThat(run("--only", "earthquake")).isEqualTo(2);
        assertThat(output()).contains("--only knows", "server-kill", "not earthquake", "--help");
    }

    @Test
    void run_noServer() {
        assertThat(run()).isEqualTo(1);
        assertThat(output()).contains("There is no server at", "Build it first");
    }

    @Test
    void run_serverThatEnds() throws IOException {
        var jar = Files.writeString(folder.resolve("broken.jar"), "no jar");

        var exit = run(
                "--only",
                "server-kill",
                "--server-jar",
                jar.toString(),
                "--out",
                folder.resolve("out").toString());

        assertThat(exit).isEqualTo(1);
        assertThat(output()).contains("server-1-1 ended. Its last words", "broken.jar");
    }

    private int run(String... arguments) {
        var stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        return new Chaos(stream, stream, Clock.systemUTC(), folder).run(arguments);
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
