package govuk.chat.cli.script.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import govuk.chat.cli.testing.CliRun;
import govuk.chat.server.testing.RunningServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code chat run} from its arguments to its exit code, against the real server. */
class RunCommandTest {
    @TempDir
    static Path data;

    private static RunningServer server;

    @TempDir
    Path folder;

    private CliRun cli = new CliRun(Path.of("none"));
    private CliRun.Outcome outcome = new CliRun.Outcome(-1, "", "");

    @BeforeEach
    void settle() {
        cli = new CliRun(folder.resolve("home"));
    }

    @BeforeAll
    static void start() throws Exception {
        server = RunningServer.start(data, Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void run_everythingPasses() throws Exception {
        write("a.chat.yaml", "steps: [ { user: Hello } ]");

        assertThat(run(folder.toString())).isZero();
        assertThat(output())
                .containsPattern("\n1 passed, 0 failed, 0 skipped in \\d+\\.\\d s \\(p95 answer \\d+\\.\\d s\\)\n$");
        assertThat(said()).isEmpty();
    }

    @Test
    void run_wrongExpectation_endsWith3AndAReportWithFileAndLine() throws Exception {
        var script = write("a.chat.yaml", "steps:\n  - user: Hello\n    expect:\n      - contains: marmalade\n");
        var report = folder.resolve("out/report.xml");

        assertThat(run(
                        script,
                        "--junit",
                        report.toString(),
                        "--html",
                        folder.resolve("page").toString()))
                .isEqualTo(3);
        assertThat(output()).contains(script + ":4:9 contains", "expected: marmalade", "request ");
        assertThat(report).content().contains("file=\"" + script + "\" line=\"2\"", "<failure ");
        assertThat(folder.resolve("page/index.html")).content().contains("marmalade");
    }

    @Test
    void run_brokenScript_endsWith2AndSaysWhere() throws Exception {
        var script = write("a.chat.yaml", "steps:\n  - usre: Hello\n");

        assertThat(run(script)).isEqualTo(2);
        assertThat(said()).contains("chat: " + script + ":2:5: a step has no \"usre\". Did you mean \"user\"?");
        assertThat(output()).isEmpty();
    }

    @Test
    void run_undefinedVariable_endsWith2() throws Exception {
        var script = write("a.chat.yaml", "steps: [ { user: '{{who}}' } ]");

        assertThat(run(script)).isEqualTo(2);
        assertThat(run(script, "--var", "who=me")).isZero();
        assertThat(run(script, "--vars-file", write("vars.yaml", "who: me"))).isZero();
        cli.with("CHAT_VAR_WHO", "me");
        assertThat(run(script)).isZero();
    }

    @Test
    void run_notSignedIn_endsWith4(@TempDir Path other) throws Exception {
        try (var closed = RunningServer.start(other, Map.of("ANONYMOUS_CHAT", "false"))) {
            var script = write("a.chat.yaml", "steps: [ { user: Hello } ]");

            assertThat(cli("run", "--server", closed.uri("").toString(), script))
                    .isEqualTo(4);
        }
    }

    @Test
    void run_nobodyThere_endsWith5() throws Exception {
        var script = write("a.chat.yaml", "steps: [ { user: Hello } ]");

        assertThat(cli("run", "--server", "http://127.0.0.1:1", script)).isEqualTo(5);
    }

    @Test
    void run_noAgent_endsWith6AfterRetries(@TempDir Path other) throws Exception {
        // With its breaker open the server would let the question wait instead.
        var variables = Map.of("CHAT_ECHO_FAILURE_RATE", "1", "AI_AGENT_BREAKER_CALLS", "100");
        try (var failing = RunningServer.start(other, variables)) {
            var script = write("a.chat.yaml", "steps: [ { user: Hello, retry: 1, timeout: 30s } ]");

            assertThat(cli("run", "--server", failing.uri("").toString(), script))
                    .isEqualTo(6);
        }
    }

    @Test
    void run_reportThatCannotBeWritten_endsWith2BeforeAnythingIsSent() throws Exception {
        write("file", "");
        var script = write("a.chat.yaml", "steps: [ { user: Hello } ]");

        assertThat(run(script, "--junit", folder.resolve("file/report.xml").toString()))
                .isEqualTo(2);
        assertThat(said()).contains("cannot be written to");
        assertThat(output()).isEmpty();
    }

    @Test
    void run_secret_isNowhere() throws Exception {
        cli.with("MY_SECRET", "hunter2-hunter2");
        var script = write("a.chat.yaml", """
            secrets: { secret: { env: MY_SECRET } }
            steps: [ { user: "Say {{secret}}", expect: [ { equals: "{{secret}}" } ] } ]
            """);
        var report = folder.resolve("report.xml");

        assertThat(run(script, "--junit", report.toString(), "--html", folder.toString()))
                .isEqualTo(3);
        assertThat(output() + said() + Files.readString(report) + Files.readString(folder.resolve("index.html")))
                .contains("***")
                .doesNotContain("hunter2");
    }

    @Test
    void run_nobodyReads_stillReportsAndHasTheRightExitCode() throws Exception {
        var script = write("a.chat.yaml", "steps: [ { user: Hello, expect: [ { contains: marmalade } ] } ]");
        var report = folder.resolve("report.xml");
        cli.writingTo(new OutputStream() {
            @Override
            public void write(int letter) throws IOException {
                throw new IOException("Broken pipe");
            }
        });

        assertThat(run(script, "--junit", report.toString())).isEqualTo(3);
        assertThat(report).content().contains("<failure ");
    }

    @Test
    void run_tags_chooseScripts() throws Exception {
        write("a.chat.yaml", "tags: smoke\nsteps: [ { user: Hello } ]");
        write("b.chat.yaml", "steps: [ { user: Hello }, { user: Hello } ]");

        assertThat(run(folder.toString(), "--tags", "smoke,slow", "-j", "2")).isZero();
        assertThat(output()).contains("1 passed, 0 failed");
        assertThat(run(folder.toString(), "--tags", "none")).isEqualTo(2);
    }

    @Test
    void lintAndDryRun_sendNothing() throws Exception {
        var script = write("a.chat.yaml", "steps: [ { user: Hello }, { user: Ho, skip: not now } ]");

        assertThat(cli("run", "--lint", "--server", "http://127.0.0.1:1", script))
                .isZero();
        assertThat(output()).isEqualTo("1 scripts, 2 steps, nothing wrong with them\n");
        assertThat(cli("run", "--dry-run", "--server", "http://127.0.0.1:1", script))
                .isZero();
        assertThat(output()).contains(":1:10  user: Hello", "(skip: not now)");
    }

    @Test
    void schema_isPrinted() {
        assertThat(cli("run", "--schema")).isZero();
        assertThat(output()).startsWith("{").contains("\"Scripted chat\"");
    }

    @Test
    void run_wrongUsage_endsWith2() throws Exception {
        var script = write("a.chat.yaml", "steps: [ { user: Hello } ]");

        assertThat(cli("run")).isEqualTo(2);
        assertThat(run(script, "-j", "0")).isEqualTo(2);
        assertThat(run(script, "-o", "json")).isEqualTo(2);
        assertThat(run(folder.resolve("nowhere.chat.yaml").toString())).isEqualTo(2);
    }

    @Test
    void run_toldToEnd_stillReports() throws Exception {
        var asked = new CountDownLatch(1);
        var silent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        silent.createContext("/silent", exchange -> asked.countDown());
        silent.start();
        var script = write("a.chat.yaml", "steps: [ { wait: 1ms }, { http: GET /silent }, { user: Hello } ]");
        var report = folder.resolve("report.xml");
        var output = folder.resolve("output.txt");
        var process = process("http://127.0.0.1:" + silent.getAddress().getPort(), report, script)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

            process.destroy();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(output).content().contains("Interrupted", "1 passed, 0 failed, 2 skipped in ");
            assertThat(report).content().contains("message=\"interrupted\"");
        } finally {
            process.destroyForcibly();
            silent.stop(0);
        }
    }

    private static ProcessBuilder process(String address, Path report, String script) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = System.getProperty("java.class.path");
        return new ProcessBuilder(
                        java,
                        "-cp",
                        classes,
                        "govuk.chat.cli.Main",
                        "run",
                        "--server",
                        address,
                        "--junit",
                        report.toString(),
                        script)
                .redirectErrorStream(true);
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of("run", "--server", server.uri("").toString()));
        all.addAll(List.of(arguments));
        return cli(all.toArray(String[]::new));
    }

    private int cli(String... arguments) {
        outcome = cli.run(arguments);
        return outcome.status();
    }

    private String output() {
        return outcome.output();
    }

    private String said() {
        return outcome.messages();
    }

    private String write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
