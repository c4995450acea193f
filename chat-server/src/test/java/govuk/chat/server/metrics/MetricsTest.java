package govuk.chat.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.EmbeddedPostgresServer;
import govuk.chat.server.testing.Caller;
import govuk.chat.server.testing.RunningServer;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus reads, after something has happened. */
@SuppressWarnings("NullAway.Init")
class MetricsTest {
    private static final String TOKEN = "the token of the metrics";

    @TempDir
    Path data;

    @Test
    void journey_isCounted() throws Exception {
        try (var server = RunningServer.start(data, Map.of())) {
            var visitor = server.visitor();
            visitor.send("Hello");
            visitor.send("Hello again");
            visitor.send(" ");
            visitor.get(visitor.messages());
            visitor.get("/api/v1/sessions/nobody-s");

            var metrics = scrape(server);

            assertThat(metrics.value(sample("chat_messages_total", "user", "sent")))
                    .isEqualTo(2);
            assertThat(metrics.value(sample("chat_messages_total", "assistant", "completed")))
                    .isEqualTo(2);
            assertThat(metrics.value(sample("chat_message_duration_seconds_count", "assistant", "completed")))
                    .isEqualTo(2);
            assertThat(metrics.value(sample("chat_message_duration_seconds_count", "user", "sent")))
                    .isEqualTo(2);
            assertThat(metrics.value("chat_first_token_seconds_count")).isEqualTo(2);
            assertThat(metrics.value(request("POST", "/api/v1/sessions/{id}/messages", 200)))
                    .isEqualTo(2);
            assertThat(metrics.value(request("POST", "/api/v1/sessions/{id}/messages", 400)))
                    .isEqualTo(1);
            assertThat(metrics.value(request("GET", "/api/v1/sessions/{id}", 404)))
                    .isEqualTo(1);
            assertThat(metrics.value(request("POST", "/api/v1/sessions", 201))).isEqualTo(1);
        }
    }

    @Test
    void buckets_areThoseThatDashboardsUse() throws Exception {
        try (var server = RunningServer.start(data, Map.of())) {
            assertThat(scrape(server).labels("chat_message_duration_seconds_bucket", "le"))
                    .contains("0.1", "0.5", "1.0", "2.0", "5.0", "10.0", "+Inf");
        }
    }

    @Test
    void whatStrangersMakeUp_makesNoNewMetric() throws Exception {
        try (var server = RunningServer.start(data, Map.of())) {
            server.stranger().get("/made-up-1");
            server.stranger().get("/made-up-2?and=more");
            server.stranger().get("/api/v1/replies/made-up-3");
            server.stranger().get("/api/v1/replies/made-up-4/events");
            server.stranger().get("/assets/made-up-5.css");
            server.stranger().call("BREW", "/made-up-6", "", Map.of());

            var metrics = scrape(server);

            assertThat(metrics.text()).doesNotContain("made-up", "BREW");
            assertThat(metrics.value(request("GET", "other", 404))).isEqualTo(2);
            assertThat(metrics.value(request("GET", "/assets/*", 404))).isEqualTo(1);
            assertThat(metrics.value(request("GET", "/api/v1/replies/{id}", 401)))
                    .isEqualTo(1);
            assertThat(metrics.value(request("GET", "/api/v1/replies/{id}/events", 401)))
                    .isEqualTo(1);
            assertThat(metrics.value(request("other", "other", 405))).isEqualTo(1);
        }
    }

    @Test
    void agentFails_isAnErrorOfThatAgent() throws Exception {
        try (var server = RunningServer.start(data, Map.of("CHAT_ECHO_FAILURE_RATE", "1"))) {
            assertThat(server.visitor().send("Hello").at("/reply/status")).isEqualTo("failed");

            var metrics = scrape(server);

            assertThat(metrics.value(sample("chat_messages_total", "assistant", "failed")))
                    .isEqualTo(1);
            assertThat(metrics.labels("chat_errors_total", "service")).contains("main");
        }
    }

    @Test
    void openStream_isAConnection_andItsLengthIsNoDuration() throws Exception {
        try (var server = RunningServer.start(data, Map.of("CHAT_ECHO_LATENCY", "5s"))) {
            var visitor = server.visitor();
            var reply = visitor.sendOnly("Hello").at("/reply/id");
            assertThat(scrape(server).value("chat_active_connections")).isZero();
            var reader = Thread.startVirtualThread(() -> read(visitor, reply));

            Await.until("the stream is open", () -> scrape(server).value("chat_active_connections") == 1);
            assertThat(scrape(server).value("chat_replies{state=\"running\"}")).isEqualTo(1);

            visitor.call("DELETE", "/api/v1/replies/" + reply, "", Map.of());
            reader.join();
            Await.until("the stream is closed", () -> scrape(server).value("chat_active_connections") == 0);
            assertThat(scrape(server).value(sample("chat_messages_total", "assistant", "cancelled")))
                    .isEqualTo(1);
            assertThat(scrape(server).labels("chat_http_request_duration_seconds_count", "route"))
                    .doesNotContain("/api/v1/replies/{id}/events");
        }
    }

    @Test
    void oneTooMany_isCounted() throws Exception {
        try (var server = RunningServer.start(data, Map.of("RATE_LIMIT_MAX", "1"))) {
            server.stranger().get("/chat");
            server.stranger().get("/chat");

            assertThat(scrape(server).value("chat_rate_limit_refusals_total")).isEqualTo(1);
        }
    }

    @Test
    void databaseGone_isCounted_andMetricsAreStillThere() throws Exception {
        try (var postgres = EmbeddedPostgresServer.start();
                var server = RunningServer.start(data, Map.of("DATABASE_URL", postgres.newDatabase()))) {
            var visitor = server.visitor();
            visitor.send("Hello");
            assertThat(scrape(server).value("chat_database_connections{state=\"most\"}"))
                    .isEqualTo(10);

            postgres.close();
            visitor.get(visitor.messages());

            var metrics = scrape(server);
            assertThat(metrics.value("chat_errors_total{service=\"database\",type=\"SERVICE_OFFLINE\"}"))
                    .isPositive();
            assertThat(metrics.value("chat_errors_total{service=\"http\",type=\"503\"}"))
                    .isPositive();
        }
    }

    @Test
    void jvmAndBuild_areThere() throws Exception {
        try (var server = RunningServer.start(data, Map.of())) {
            var metrics = scrape(server);

            assertThat(metrics.names())
                    .contains("jvm_memory_used_bytes", "jvm_threads_current", "process_cpu_seconds_total");
            assertThat(metrics.samples()).containsEntry("chat_circuit_breaker_state{service=\"agent:main\"}", 0.0);
            assertThat(metrics.labels("chat_build_info", "version")).hasSize(1);
            assertThat(metrics.value("chat_reply_queue_age_seconds")).isEqualTo(0, within(0.001));
        }
    }

    @Test
    void token_isAskedFor() throws Exception {
        try (var server = RunningServer.start(data, Map.of("METRICS_TOKEN", TOKEN))) {
            var refused = server.stranger().get("/metrics");

            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(refused.at("/error/code")).isEqualTo("UNAUTHENTICATED");
            assertThat(server.stranger()
                            .with("the token of nothing")
                            .get("/metrics")
                            .status())
                    .isEqualTo(401);
            assertThat(server.stranger().with(TOKEN).get("/metrics").status()).isEqualTo(200);
        }
    }

    @Test
    void portOfItsOwn_showsThemThereOnly() throws Exception {
        var port = freePort();
        try (var server = RunningServer.start(data, Map.of("METRICS_PORT", String.valueOf(port)))) {
            var inside = new Caller(path -> URI.create("http://127.0.0.1:" + port + path));

            assertThat(inside.get("/metrics").text()).contains("chat_messages_total");
            assertThat(inside.get("/chat").status()).isEqualTo(404);
            assertThat(server.stranger().get("/metrics").status()).isEqualTo(404);
        }
    }

    @Test
    void off_thereAreNone() throws Exception {
        try (var server = RunningServer.start(data, Map.of("METRICS", "false"))) {
            assertThat(server.stranger().get("/metrics").status()).isEqualTo(404);
        }
    }

    private static Scrape scrape(RunningServer server) throws Exception {
        return new Scrape(server.stranger().get("/metrics").text());
    }

    private static void read(Caller caller, String reply) {
        try {
            caller.events(reply, "", Integer.MAX_VALUE);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sample(String name, String type, String status) {
        return name + "{status=\"" + status + "\",type=\"" + type + "\"}";
    }

    private static String request(String method, String route, int status) {
        return "chat_http_requests_total{method=\"" + method + "\",route=\"" + route + "\",status=\"" + status + "\"}";
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
