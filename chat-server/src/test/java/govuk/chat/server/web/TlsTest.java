package govuk.chat.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.server.testing.RunningServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server with a key store of its own, set up as docs/configuration.md says. */
@SuppressWarnings("NullAway.Init")
class TlsTest {
    private static final String PASSWORD = "made for this test";
    private static final Map<String, String> ON_EVERY_RESPONSE = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " frame-ancestors 'none'; object-src 'none'; base-uri 'self'; form-action 'self'",
            "Strict-Transport-Security",
            "max-age=31536000; includeSubDomains",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "strict-origin-when-cross-origin",
            "Permissions-Policy",
            "geolocation=(), microphone=(), camera=()",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    @TempDir
    static Path folder;

    private static RunningServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        var keyStore = folder.resolve("chat.p12");
        makeKeyStore(keyStore);
        var settings = Files.writeString(folder.resolve("settings.yml"), """
            server:
              applicationConnectors:
                - type: https
                  port: ${PORT:-3000}
                  keyStorePath: %s
                  keyStorePassword: ${TLS_KEY_STORE_PASSWORD}
                  useServerHeader: false
            """.formatted(keyStore));
        server = RunningServer.start(folder.resolve("data"), Map.of("TLS_KEY_STORE_PASSWORD", PASSWORD), settings);
        client = HttpClient.newBuilder().sslContext(trusting(keyStore)).build();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 200",
        "GET, /chat, 200",
        "GET, /cookies, 200",
        "GET, /live, 200",
        "GET, /assets/images/favicon.svg, 200",
        "GET, /assets/nowhere.css, 404",
        "GET, /api/v1/sessions, 401",
        "GET, /api/v1/replies/none/events, 401",
        "POST, /api/v1/replies/none/events, 405",
        "POST, /api/v1/sessions, 201",
        "PATCH, /api/v1/sessions/none, 400",
        "GET, /nowhere, 404",
        "DELETE, /chat, 405",
        "TRACE, /chat, 405",
        "TRACE, /assets/images/favicon.svg, 405",
        "BREW, /chat, 405",
        "GET, /api/v1/%2e%2e%2fx, 400",
        "GET, /.well-known/security.txt, 404",
    })
    void everyResponse_hasAllHeaders(String method, String path, int status) throws Exception {
        var response = send(request(path)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());

        assertThat(response.statusCode()).isEqualTo(status);
        ON_EVERY_RESPONSE.forEach((name, value) ->
                assertThat(response.headers().allValues(name)).as(name).containsExactly(value));
        assertThat(response.headers().map()).doesNotContainKeys("server", "x-powered-by");
    }

    /**
     * Spoken to byte by byte, for the JDK's own client refuses by itself what is old. The first byte of the answer is 22 for a handshake that
     * goes on and 21 for an alert, the last one is the alert's kind: 70 for the version, 40 for the cipher (RFC 8446 §6).
     */
    @ParameterizedTest
    @CsvSource({
        "1.0, 0xC013, 70",
        "1.1, 0xC013, 70",
        "1.2, 0xC02F, 0",
        // no forward secrecy, SHA-1, no encryption
        "1.2, 0x009C, 40",
        "1.2, 0xC013, 40",
        "1.2, 0xC010, 40",
    })
    void oldProtocolsAndWeakCiphers_areNotSpoken(String version, String cipher, int alert) throws Exception {
        var answer = hello(0x301 + version.charAt(2) - '0', Integer.decode(cipher));

        assertThat(answer[0]).isEqualTo((byte) (alert == 0 ? 22 : 21));
        if (alert != 0) {
            assertThat(answer[answer.length - 1]).isEqualTo((byte) alert);
        }
    }

    @Test
    void newestProtocol_isPreferred() throws Exception {
        var answer = send(request("/live").build());

        assertThat(answer.sslSession())
                .hasValueSatisfying(session -> assertThat(session.getProtocol()).isEqualTo("TLSv1.3"));
    }

    @Test
    void plainHttp_isNotSpoken() {
        assertThatThrownBy(() -> server.stranger().get("/live")).isInstanceOf(IOException.class);
    }

    /** The first record that the server sends to a client that knows one version and one cipher (RFC 5246 §7.4.1.2). */
    private static byte[] hello(int version, int cipher) throws IOException {
        // P-256, its points uncompressed, RSA with SHA-256 in both paddings
        var extensions = HexFormat.of().parseHex("000a000400020017" + "000b00020100" + "000d0006000408040401");
        var hello = ByteBuffer.allocate(43 + 2 + extensions.length)
                .putShort((short) version)
                .put(new byte[33])
                .putShort((short) 2)
                .putShort((short) cipher)
                .put(new byte[] {1, 0})
                .putShort((short) extensions.length)
                .put(extensions);
        var length = hello.position();
        var record = ByteBuffer.allocate(9 + length)
                .put((byte) 22)
                .putShort((short) 0x301)
                .putShort((short) (4 + length))
                .putInt(1 << 24 | length)
                .put(hello.array(), 0, length);
        try (var socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(record.array());
            var answer = new DataInputStream(socket.getInputStream());
            var head = answer.readNBytes(5);
            var body = answer.readNBytes(ByteBuffer.wrap(head).getShort(3));
            return ByteBuffer.allocate(head.length + body.length)
                    .put(head)
                    .put(body)
                    .array();
        }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void makeKeyStore(Path file) throws Exception {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-alias",
                        "chat",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "3072",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-validity",
                        "2")
                .inheritIO()
                .start();
        assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).isZero();
    }

    private static SSLContext trusting(Path keyStore) throws Exception {
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(KeyStore.getInstance(keyStore.toFile(), PASSWORD.toCharArray()));
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
