package govuk.chat.server.limits;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.EmbeddedPostgresServer;
import govuk.chat.core.testing.FakeOpenAiAgent;
import govuk.chat.server.testing.Caller;
import govuk.chat.server.testing.FormPerson;
import govuk.chat.server.testing.RunningServer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More than the server can do: most of it is refused at once, the rest is served. */
@SuppressWarnings("NullAway.Init")
class OverloadTest {
    @TempDir
    Path folder;

    @Test
    void tooMuch_isRefusedAtOnce_healthAnswers_andWhatWasAdmittedIsDone() throws Exception {
        var url = EmbeddedPostgresServer.shared().newDatabase();
        try (var server = start("100ms", Map.of("DATABASE_URL", url));
                var other = DriverManager.getConnection(url);
                var lock = other.createStatement()) {
            var caller = server.visitor();
            var person = new FormPerson(server::uri);
            var token = FormPerson.tokenOn(person.get("/chat/new").body());
            other.setAutoCommit(false);
            lock.execute("SELECT 1 FROM sessions FOR UPDATE");
            var admitted = List.of(inBackground(() -> caller.send("One")), inBackground(() -> caller.send("Two")));
            Await.until(
                    "both places are taken",
                    () -> caller.get("/api/v1/sessions").status() == 503);

            var refused = caller.get("/api/v1/sessions");
            assertThat(refused.at("/error/code")).isEqualTo("SERVICE_OFFLINE");
            assertThat(refused.at("/detail")).startsWith("The service has too much to do");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(caller.get("/health").status()).isEqualTo(200);
            assertThat(caller.get("/ready").status()).isEqualTo(200);
            var form = person.post("/chat/messages", token, Map.of("message", "Keep me"));
            assertThat(form.statusCode()).isEqualTo(503);
            assertThat(form.body()).contains("Keep me</textarea>", "too much to do");

            other.rollback();
            for (var each : admitted) {
                assertThat(each.join().status()).isEqualTo(200);
            }
            assertThat(caller.get("/api/v1/sessions").status()).isEqualTo(200);
        }
    }

    @Test
    void whoWaitsForAnAnswer_orSendsSlowly_takesNoPlace() throws Exception {
        var slow = new ArrayList<Socket>();
        var thoughtAbout = new CountDownLatch(1);
        try (var agent = new FakeOpenAiAgent().always(wire -> {
                    thoughtAbout.await();
                    FakeOpenAiAgent.saying("There.").answer(wire);
                });
                var server = start("1s", Map.of("AI_AGENT_URL", agent.url().toString()))) {
            var callers = List.of(server.visitor(), server.visitor(), server.visitor());
            var waiting = new ArrayList<CompletableFuture<Caller.Answer>>();
            for (var caller : callers) {
                waiting.add(inBackground(() -> caller.send("Think about it")));
                slow.add(halfARequest(server));
            }
            agent.awaitRequests(3);
            Await.until(
                    "nobody takes a place",
                    () -> callers.getFirst().get("/api/v1/sessions").status() == 200);

            for (var look = 0; look < 20; look++) {
                assertThat(callers.getFirst().get("/api/v1/sessions").status()).isEqualTo(200);
            }

            thoughtAbout.countDown();
            for (var each : waiting) {
                assertThat(each.join().status()).isEqualTo(200);
            }
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    private RunningServer start(String patience, Map<String, String> variables) throws Exception {
        var settings = """
            overload: {working: 2, waiting: 1, patience: %s}
            chat: {storage: {timeLimit: 1m}}
            """.formatted(patience);
        return RunningServer.start(
                folder.resolve("data"), variables, Files.writeString(folder.resolve("settings.yml"), settings));
    }

    /** The rest of the body never comes. */
    private static Socket halfARequest(RunningServer server) throws Exception {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream().write("""
            POST /api/v1/sessions HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/json\r
            Content-Length: 100\r
            \r
            {"metadata":\
            """.getBytes(US_ASCII));
        return socket;
    }

    private static CompletableFuture<Caller.Answer> inBackground(Callable<Caller.Answer> call) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return call.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }
}
