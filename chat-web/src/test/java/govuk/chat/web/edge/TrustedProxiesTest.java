package govuk.chat.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A web server that says whom it sees, called by the trusted proxy 127.0.0.1 and by the stranger 127.0.0.2. */
@SuppressWarnings("NullAway.Init")
class TrustedProxiesTest {
    private static Server server;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        var proxies = Stream.of("127.0.0.1", "10.0.0.0/8", "fd00::/8")
                .flatMap(text -> AddressRange.read(text).stream())
                .toList();
        var http = new HttpConfiguration();
        http.addCustomizer(new TrustedProxies(proxies));
        server = new Server();
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new WhatIsSeen());
        server.start();
        port = connector.getLocalPort();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        81.2.69.142                         | 81.2.69.142
        6.6.6.6, 81.2.69.142                | 81.2.69.142
        81.2.69.142, 10.1.2.3               | 81.2.69.142
        6.6.6.6, 81.2.69.142,10.1.2.3,10.9.9.9 | 81.2.69.142
        10.1.2.3                            | 10.1.2.3
        10.4.4.4, 10.1.2.3                  | 10.4.4.4
        81.2.69.142:4711                    | 81.2.69.142
        2001:db8::1                         | [2001:db8:0:0:0:0:0:1]
        [2001:db8::1]:4711                  | [2001:db8:0:0:0:0:0:1]
        [2001:db8::1], fd00::7              | [2001:db8:0:0:0:0:0:1]
        ::ffff:81.2.69.142                  | 81.2.69.142
        6.6.6.6, unknown                    | 127.0.0.1
        6.6.6.6, localhost, 10.1.2.3        | 10.1.2.3
        6.6.6.6, [2001:db8::1               | 127.0.0.1
        6.6.6.6,                            | 127.0.0.1
        <script>                            | 127.0.0.1
        """)
    void client_isTheNearestThatIsNoProxy(String forwardedFor, String client) throws Exception {
        assertThat(ask("127.0.0.1", "X-Forwarded-For: " + forwardedFor)).startsWith(client + " ");
    }

    @Test
    void client_severalLines_areOneList() throws Exception {
        assertThat(ask("127.0.0.1", "X-Forwarded-For: 6.6.6.6, 81.2.69.142", "X-Forwarded-For: 10.1.2.3"))
                .startsWith("81.2.69.142 ");
    }

    @Test
    void client_endlessChain_isNotWalkedToItsEnd() throws Exception {
        var chain = "81.2.69.142" + ", 10.0.0.1".repeat(200);

        assertThat(ask("127.0.0.1", "X-Forwarded-For: " + chain)).startsWith("10.0.0.1 ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        81.2.69.142           | https       | https
        81.2.69.142           | HTTPS       | https
        81.2.69.142           | http        | http
        81.2.69.142           | gopher      | http
        81.2.69.142, 10.1.2.3 | https       | https
        81.2.69.142, 10.1.2.3 | https, http | https
        81.2.69.142           | https, http | http
        """)
    void scheme_isWhatTheProxyOfTheClientSays(String forwardedFor, String proto, String scheme) throws Exception {
        var seen = ask("127.0.0.1", "X-Forwarded-For: " + forwardedFor, "X-Forwarded-Proto: " + proto);

        assertThat(seen).contains(" " + scheme + " " + scheme.equals("https") + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "chat.example.org, chat.example.org",
        "chat.example.org:8443, chat.example.org:8443",
        "[2001:db8::1]:8443, [2001:db8::1]:8443",
        "chat.example.org:many, inner.test:3000",
        "'', inner.test:3000",
    })
    void host_isWhatTheProxySays_ifItIsOne(String forwardedHost, String host) throws Exception {
        assertThat(ask("127.0.0.1", "X-Forwarded-Host: " + forwardedHost)).endsWith(" " + host);
    }

    @Test
    void stranger_isNotBelieved() throws Exception {
        var seen = ask(
                "127.0.0.2",
                "X-Forwarded-For: 81.2.69.142",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: chat.example.org",
                "Forwarded: for=81.2.69.142;proto=https");

        assertThat(seen).isEqualTo("127.0.0.2 http false inner.test:3000");
    }

    @Test
    void otherHeadersOfThisKind_areNotBelievedFromAnybody() throws Exception {
        var seen = ask(
                "127.0.0.1",
                "Forwarded: for=6.6.6.6;proto=https",
                "X-Real-IP: 6.6.6.6",
                "X-Forwarded-Port: 443",
                "X-Forwarded-Ssl: on");

        assertThat(seen).isEqualTo("127.0.0.1 http false inner.test:3000");
    }

    private static String ask(String from, String... headers) throws IOException {
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(),
                port,
                AddressRange.address(from).orElseThrow(),
                0)) {
            socket.setSoTimeout(10_000);
            var request = "GET / HTTP/1.1\r\nHost: inner.test:3000\r\nConnection: close\r\n"
                    + String.join("\r\n", headers) + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 200");
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }

    private static final class WhatIsSeen extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            var seen = String.join(
                    " ",
                    Request.getRemoteAddr(request),
                    request.getHttpURI().getScheme(),
                    String.valueOf(request.isSecure()
                            && request.getConnectionMetaData().isSecure()),
                    request.getHttpURI().getAuthority());
            response.getHeaders().put("Content-Length", seen.length());
            Content.Sink.write(response, true, seen, callback);
            return true;
        }
    }
}
