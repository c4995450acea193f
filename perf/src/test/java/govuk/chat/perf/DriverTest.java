package govuk.chat.perf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.perf.GrowingCycle.Chat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The driver against servers that misbehave. */
class DriverTest {
    private static final String ERROR = "HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\noops";

    private final Loop loop = new Loop("test-driver");

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void run_nothingToDo() {
        var round = new ClosedLoop(loop, nobody()).run(List.of(), Duration.ofSeconds(1));

        assertThat(round.all().size()).isZero();
        assertThat(round.requestsPerSecond()).isZero();
    }

    @Test
    void run_wrongAnswersOnly() throws IOException {
        try (var server = new ScriptedServer(ERROR, false)) {
            var driver = new ClosedLoop(loop, server.address());

            assertThatThrownBy(() -> driver.run(List.of(new SessionCycle()), Duration.ofMinutes(1)))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("Too many wrong answers")
                    .hasMessageContaining("expected status 201 but got 500: oops");
        }
    }

    @Test
    void run_serverHangsUp() throws IOException {
        try (var server = new ScriptedServer("", true)) {
            var driver = new ClosedLoop(loop, server.address());

            assertThatThrownBy(() -> driver.run(List.of(new BareCycle()), Duration.ofMinutes(1)))
                    .hasMessageContaining("closed the connection");
        }
    }

    @Test
    void run_nobodyListens() {
        var round = new ClosedLoop(loop, nobody()).run(List.of(new BareCycle()), Duration.ofSeconds(5));

        assertThat(round.errors()).isEqualTo(1);
        assertThat(round.firstError()).startsWith("cannot connect");
    }

    @Test
    void make_tooFewSessions() {
        assertThatThrownBy(() -> new Sessions(loop, nobody()).make(3))
                .hasMessageStartingWith("Only 0 of 3 sessions were made. cannot connect");
    }

    @Test
    void measure_brokenStreams() throws IOException {
        try (var server = new ScriptedServer(ERROR, false)) {
            var chat = new Chat("s", "t");
            var through = new ThroughPath(List.of(chat, chat));
            var arrivals = new Arrivals(2, 0, Duration.ofMillis(1));

            var direct = new StreamRun(loop, server.address(), new DirectPath(), arrivals).measure();
            var redirected = new StreamRun(loop, server.address(), through, arrivals).measure();
            var refused = new StreamRun(loop, nobody(), new DirectPath(), arrivals).measure();

            assertThat(direct.failed()).isEqualTo(2);
            assertThat(direct.firstFault()).contains("expected an event stream but got status 500");
            assertThat(redirected.firstFault()).contains("expected status 303 but got 500");
            assertThat(refused.firstFault()).startsWith("cannot connect");
        }
    }

    @Test
    void measure_streamCutShort() throws IOException {
        try (var server =
                new ScriptedServer("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\ndata: {}\n\nbut no end", true)) {
            var arrivals = new Arrivals(1, 0, Duration.ofMillis(1));

            var times = new StreamRun(loop, server.address(), new DirectPath(), arrivals).measure();

            assertThat(times.firstToken().size()).isEqualTo(1);
            assertThat(times.firstFault()).isEqualTo("the stream ended before the answer");
        }
    }

    @Test
    void openStreams_refused() throws IOException {
        try (var server = new ScriptedServer(ERROR, false);
                var streams = new OpenStreams(loop, server.address(), List.of(new Chat("s", "t"), new Chat("s", "t")));
                var nowhere = new OpenStreams(loop, nobody(), List.of(new Chat("s", "t")))) {
            streams.begin();
            nowhere.begin();

            assertThat(streams.awaitOpened(Duration.ofSeconds(10))).isEqualTo(2);
            assertThat(streams.awaitHeartbeats(Duration.ofSeconds(10))).isEqualTo(2);
            assertThat(streams.awaitCompleted(Duration.ofSeconds(10))).isEqualTo(2);
            assertThat(nowhere.awaitOpened(Duration.ofSeconds(10))).isEqualTo(1);
            assertThat(streams.broken()).isEqualTo(2);
            assertThat(streams.firstFault()).contains("the message was not taken");
            assertThat(nowhere.firstFault()).startsWith("cannot connect");
        }
    }

    @Test
    void send_twiceAtOnce() throws Exception {
        try (var server = new ScriptedServer("", false)) {
            var outcome = new CompletableFuture<Throwable>();
            loop.execute(() -> {
                try {
                    var connection = Connection.open(loop, server.address());
                    connection.send(new byte[] {1}, ignoring());
                    connection.send(new byte[] {2}, ignoring());
                } catch (IOException | IllegalStateException e) {
                    outcome.complete(e);
                }
            });

            assertThat(Await.result(outcome, Duration.ofSeconds(5), "hangs")).hasMessageContaining("still waits");
        }
    }

    @Test
    void await_hangsOrFails() {
        var never = new CompletableFuture<String>();
        var failed = CompletableFuture.<String>failedFuture(new IllegalStateException("odd"));

        assertThatThrownBy(() -> Await.result(never, Duration.ofMillis(1), "It hangs"))
                .hasMessage("It hangs");
        assertThatThrownBy(() -> Await.result(failed, Duration.ofMillis(1), "It hangs"))
                .hasMessageContaining("odd");
    }

    private static ResponseListener ignoring() {
        return new EventStream("a", "b", new TokenPath.Listener() {
            @Override
            public void firstToken() {}

            @Override
            public void ended(String fault) {}
        });
    }

    private static InetSocketAddress nobody() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    }
}
