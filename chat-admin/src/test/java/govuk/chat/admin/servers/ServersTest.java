package govuk.chat.admin.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import govuk.chat.admin.settings.ServerSettings;
import govuk.chat.core.client.ApiException;
import govuk.chat.core.client.TokenStore;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.testing.MovableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Replicas that answer, refuse, keep silent or are not there. */
class ServersTest {
    private static final String GONE = "http://127.0.0.1:1";
    private static final ServerCall<String> ASK =
            server -> server.json().get("/x").json().path("name").asText();

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (var each : open) {
            each.close();
        }
    }

    @Test
    void read_goesOnToTheServerThatAnswers_andStaysThere() throws Exception {
        var asked = new AtomicInteger();
        var servers = servers(GONE, silent(), answering("b", asked), answering("c", new AtomicInteger()));

        assertThat(servers.read(ASK)).isEqualTo("b");

        var begin = Instant.now();
        assertThat(servers.read(ASK)).isEqualTo("b");
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMillis(400));
        assertThat(asked).hasValue(2);
    }

    @Test
    void change_thatMayHaveBeenDone_isNotTriedElsewhere() throws Exception {
        var asked = new AtomicInteger();
        var servers = servers(silent(), answering("b", asked));

        assertThatThrownBy(() -> servers.change(ASK))
                .isInstanceOf(ChatException.class)
                .hasMessageContaining("in time");
        assertThat(asked).hasValue(0);
    }

    @Test
    void change_thatNobodyTook_isMadeElsewhere() throws Exception {
        var servers = servers(GONE, refusing(503), answering("b", new AtomicInteger()));

        assertThat(servers.change(ASK)).isEqualTo("b");
    }

    @Test
    void refusal_isTheAnswer() throws Exception {
        var servers = servers(refusing(409), answering("b", new AtomicInteger()));

        assertThatThrownBy(() -> servers.read(ASK)).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> servers.change(ASK)).isInstanceOf(ApiException.class);
    }

    @Test
    void none_isSaid() {
        assertThatThrownBy(() -> servers(GONE).read(ASK))
                .isInstanceOf(ChatException.class)
                .hasMessageContaining("Nothing answers at " + GONE);
    }

    @Test
    void each_waitsForNobodyLongerThanTheLimit_andSaysWhatIsWrongWithWhom() throws Exception {
        var servers = servers(answering("a", new AtomicInteger()), GONE, silent(), refusing(404));

        var begin = Instant.now();
        var answers = servers.each(ASK);

        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(3));
        assertThat(answers)
                .extracting(ServerAnswer::value)
                .map(value -> value.orElse("-"))
                .containsExactly("a", "-", "-", "-");
        assertThat(answers)
                .extracting(ServerAnswer::problem)
                .element(1)
                .asString()
                .contains("Nothing answers");
        assertThat(answers)
                .extracting(ServerAnswer::problem)
                .element(2)
                .asString()
                .contains("in time");
        assertThat(answers)
                .extracting(ServerAnswer::problem)
                .element(3)
                .asString()
                .isEqualTo("No.");
    }

    @Test
    void name_standsForAllItsAddresses_andIsLookedUpAgain() throws Exception {
        var addresses = new ArrayList<>(List.of("10.0.0.2", "10.0.0.1"));
        var clock = new MovableClock();
        var list = new ServerList(
                settings("chat:3000, http://other:1"),
                host -> addresses.isEmpty()
                        ? unknown(host)
                        : addresses.stream().map(ServersTest::address).toArray(InetAddress[]::new),
                clock);

        assertThat(list.now())
                .map(URI::toString)
                .containsExactly("http://10.0.0.1:3000", "http://10.0.0.2:3000", "http://other:1");

        addresses.set(0, "fd00::1");
        assertThat(list.now()).map(URI::toString).contains("http://10.0.0.2:3000");
        clock.move(ServerList.FRESH);
        assertThat(list.now())
                .map(URI::toString)
                .containsExactly("http://10.0.0.1:3000", "http://[fd00:0:0:0:0:0:0:1]:3000", "http://other:1");
    }

    @Test
    void name_thatIsGone_keepsItsAddresses() throws Exception {
        var addresses = new ArrayList<>(List.of("10.0.0.1"));
        var clock = new MovableClock();
        var list = new ServerList(
                settings("chat:3000"),
                host -> addresses.isEmpty() ? unknown(host) : new InetAddress[] {address(addresses.getFirst())},
                clock);
        var before = list.now();

        addresses.clear();
        clock.move(ServerList.FRESH);

        assertThat(before).hasSize(1);
        assertThat(list.now()).isEqualTo(before);
    }

    private Servers servers(String... addresses) {
        var settings = settings(String.join(",", addresses));
        var servers = new Servers(new ServerList(settings, new MovableClock()), settings, TokenStore.inMemory());
        open.add(servers);
        return servers;
    }

    private static ServerSettings settings(String addresses) {
        return new ServerSettings(addresses, Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(500));
    }

    private String answering(String name, AtomicInteger asked) throws IOException {
        return serving(200, "application/json", "{\"name\":\"" + name + "\"}", asked);
    }

    private String refusing(int status) throws IOException {
        var body = """
            {"status": %d, "requestId": "r", "error": {"code": "X", "message": "No.", "isRetryable": false}}\
            """.formatted(status);
        return serving(status, "application/problem+json", body, new AtomicInteger());
    }

    private String serving(int status, String type, String body, AtomicInteger asked) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Takes connections, and says nothing. */
    private String silent() throws IOException {
        var socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        open.add(socket);
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    private static InetAddress[] unknown(String host) throws java.net.UnknownHostException {
        throw new java.net.UnknownHostException(host);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
