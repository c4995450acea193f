package govuk.chat.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.UserRole;
import govuk.chat.core.testing.Await;
import govuk.chat.core.testing.EmbeddedPostgresServer;
import govuk.chat.core.testing.FaultProxy;
import govuk.chat.core.testing.FaultProxy.Fault;
import govuk.chat.server.testing.Caller;
import govuk.chat.server.testing.FormPerson;
import govuk.chat.server.testing.RunningServer;
import govuk.chat.server.testing.Users;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of how the service is, to whom, and what it does while its database is away. */
@SuppressWarnings("NullAway.Init")
class HealthTest {
    private static final Duration BOUND = Duration.ofSeconds(40);

    @TempDir
    Path data;

    @Test
    void well_saysSo() throws Exception {
        try (var server = RunningServer.start(data, Map.of("SERVICE_CONTACT", "chat@example.org"))) {
            var health = server.stranger().get("/health");

            assertThat(health.status()).isEqualTo(200);
            assertThat(health.at("/status")).isEqualTo("healthy");
            assertThat(health.at("/services/database/status")).isEqualTo("healthy");
            assertThat(health.at("/timestamp")).endsWith("Z");
            assertThat(health.json().at("/uptime").isNumber()).isTrue();
            assertThat(server.stranger().get("/ready").status()).isEqualTo(200);
            assertThat(server.stranger().get("/live").status()).isEqualTo(200);
            var status = server.stranger().get("/api/v1/status");
            assertThat(status.at("/level")).isEqualTo("full");
            assertThat(status.at("/feedback")).isEqualTo("mailto:chat@example.org");
            assertThat(status.header("Chat-Level")).isEqualTo("full");
        }
    }

    @Test
    void probe_tellsWhetherTheServerLives() throws Exception {
        String port;
        try (var server = RunningServer.start(data, Map.of())) {
            port = String.valueOf(server.port());
            assertThat(HealthProbe.isAlive(port)).isTrue();
        }
        assertThat(HealthProbe.isAlive(port)).isFalse();
        assertThat(HealthProbe.isAlive("no port")).isFalse();
    }

    @Test
    void databaseAway_isOfflineAtOnce_andRecoversByItself() throws Exception {
        var url = EmbeddedPostgresServer.shared().newDatabase();
        var internal = freePort();
        try (var proxy = new FaultProxy(URI.create(url.substring(5)).getPort());
                var server = RunningServer.start(
                        data, Map.of("DATABASE_URL", through(proxy, url), "INTERNAL_PORT", String.valueOf(internal)))) {
            var caller = server.visitor();
            assertThat(caller.send("Hello").status()).isEqualTo(200);

            proxy.set(new Fault.BlackHole());
            Await.until("it is offline", BOUND, () -> caller.get("/ready").status() == 503);

            assertThat(caller.get("/health").status()).isEqualTo(503);
            assertThat(caller.get("/health").at("/status")).isEqualTo("offline");
            assertThat(caller.get("/health").at("/services/database/status")).isEqualTo("offline");
            assertThat(caller.get("/live").status()).isEqualTo(200);
            assertThat(caller.get("/api/v1/status").status()).isEqualTo(200);
            assertThat(caller.get("/api/v1/status").at("/reason")).startsWith("We cannot reach your conversations");
            var refused = caller.send("Are you there?");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.at("/error/code")).isEqualTo("SERVICE_OFFLINE");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(refused.header("Chat-Level")).isEqualTo("offline");
            assertThat(refused.text()).doesNotContain("postgres", "jdbc", "Exception");
            // Those who run it see more, though nobody can sign in now.
            var detailed =
                    new Caller(path -> URI.create("http://127.0.0.1:" + internal + path)).get("/health/detailed");
            assertThat(detailed.status()).isEqualTo(503);
            assertThat(detailed.at("/level")).isEqualTo("offline");
            assertThat(detailed.at("/services/database/trouble")).isNotEmpty();
            assertThat(detailed.at("/breakers/database")).isIn("open", "half_open");

            proxy.heal();
            Await.until("it is back", BOUND, () -> caller.get("/ready").status() == 200);
            assertThat(caller.get("/health").at("/status")).isEqualTo("healthy");
            Await.until(
                    "messages are answered", BOUND, () -> caller.send("Back?").status() == 200);
        }
    }

    @Test
    void databaseAway_pagesSaySo_andKeepWhatWasTyped() throws Exception {
        var url = EmbeddedPostgresServer.shared().newDatabase();
        try (var users = Users.inPostgres(url);
                var proxy = new FaultProxy(URI.create(url.substring(5)).getPort());
                var server = RunningServer.start(data, Map.of("DATABASE_URL", through(proxy, url)))) {
            var email = users.create(UserRole.USER).email().value();
            var user = new FormPerson(server::uri).signIn(email, Users.PASSWORD);
            var visitor = new FormPerson(server::uri);
            var usersToken = FormPerson.tokenOn(user.get("/chat/new").body());
            var visitorsToken = FormPerson.tokenOn(visitor.get("/chat/new").body());

            proxy.set(new Fault.Refuse());
            Await.until(
                    "it is offline",
                    BOUND,
                    () -> server.stranger().get("/ready").status() == 503);

            for (var person : Map.of(user, usersToken, visitor, visitorsToken).entrySet()) {
                var answer = person.getKey().post("/chat/messages", person.getValue(), Map.of("message", "Keep <me>"));
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(answer.body()).contains("Keep &lt;me&gt;</textarea>", "cannot reach its database");
                assertThat(answer.body()).contains("data-state=\"offline\">We cannot reach your conversations");
                assertThat(FormPerson.tokenOn(answer.body())).isEqualTo(person.getValue());
                var page = person.getKey().get("/chat");
                assertThat(page.statusCode()).isEqualTo(503);
                assertThat(page.body()).contains("Sorry, the service is unavailable");
            }

            proxy.heal();
            Await.until(
                    "it is back", BOUND, () -> server.stranger().get("/ready").status() == 200);
            for (var person : Map.of(user, usersToken, visitor, visitorsToken).entrySet()) {
                Await.until(
                        "the message is taken",
                        BOUND,
                        () -> person.getKey()
                                        .post("/chat/messages", person.getValue(), Map.of("message", "Keep <me>"))
                                        .statusCode()
                                == 303);
            }
        }
    }

    @Test
    void details_areForThoseWhoRunIt() throws Exception {
        var internal = freePort();
        var url = EmbeddedPostgresServer.shared().newDatabase();
        try (var users = Users.inPostgres(url);
                var server = RunningServer.start(
                        data, Map.of("DATABASE_URL", url, "INTERNAL_PORT", String.valueOf(internal)))) {
            assertThat(server.stranger().get("/health/detailed").status()).isEqualTo(401);
            assertThat(server.visitor().get("/health/detailed").status()).isEqualTo(401);
            var user = signIn(server, users, UserRole.USER);
            assertThat(user.get("/health/detailed").status()).isEqualTo(403);
            for (var role : new UserRole[] {UserRole.MODERATOR, UserRole.ADMIN}) {
                var operator = signIn(server, users, role);
                var detailed = operator.get("/health/detailed");
                assertThat(detailed.status()).isEqualTo(200);
                assertThat(detailed.at("/level")).isEqualTo("full");
                assertThat(detailed.at("/status")).isEqualTo("healthy");
                assertThat(detailed.at("/since")).endsWith("Z");
                assertThat(detailed.at("/breakers/database")).isEqualTo("closed");
            }
            // The Host header cannot make it the internal port.
            var forged = new Caller(path -> server.uri(path));
            assertThat(forged.call("GET", "/health/detailed", "", Map.of("X-Forwarded-Host", "127.0.0.1:" + internal))
                            .status())
                    .isEqualTo(401);
            var inside = new Caller(path -> URI.create("http://127.0.0.1:" + internal + path));
            assertThat(inside.get("/health/detailed").status()).isEqualTo(200);
        }
    }

    private static Caller signIn(RunningServer server, Users users, UserRole role) throws Exception {
        return server.stranger().signIn(users.create(role).email().value(), Users.PASSWORD);
    }

    private static String through(FaultProxy proxy, String url) {
        return url.replaceFirst("//[^/]+/", "//127.0.0.1:" + proxy.port() + "/");
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
