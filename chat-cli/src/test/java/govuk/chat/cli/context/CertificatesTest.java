package govuk.chat.cli.context;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import govuk.chat.cli.testing.CliRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real TLS server whose certificate no authority of Java's has signed. */
class CertificatesTest {
    private static final char[] PASSWORD = "no secret".toCharArray();

    @TempDir
    static Path folder;

    private static HttpsServer server;
    private static Path authority;

    private CliRun cli;

    @BeforeAll
    static void startServer() throws Exception {
        var keys = makeKeyStore();
        authority = Files.writeString(folder.resolve("authority.pem"), pem(keys));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.setHttpsConfigurator(new HttpsConfigurator(showing(keys)));
        server.createContext("/", CertificatesTest::answer);
        server.start();
    }

    @AfterAll
    static void stopServer() {
        server.stop(0);
    }

    @BeforeEach
    void startIn(@TempDir Path home) {
        cli = new CliRun(home)
                .at(URI.create("https://localhost:" + server.getAddress().getPort()));
    }

    @Test
    void unknownAuthority_isNotTrusted_andDoctorSaysWhatIsShown() {
        var health = cli.run("health");
        assertThat(health.status()).isEqualTo(5);
        assertThat(health.messages()).contains("its certificate is not trusted").hasLineCount(1);

        var doctor = cli.run("doctor");
        assertThat(doctor.status()).isEqualTo(5);
        assertThat(doctor.output()).contains("It is for CN=localhost", "until ", "--ca FILE");
    }

    @Test
    void authorityNamed_isTrusted() {
        assertThat(cli.run("health", "--ca", authority.toString()).output()).contains("is healthy");
        assertThat(cli.with("CHAT_CA", authority.toString()).run("health").status())
                .isZero();
    }

    @Test
    void authorityThatIsNone_isSaid() throws IOException {
        var words = Files.writeString(folder.resolve("words.pem"), "no certificate\n");
        var empty = Files.writeString(folder.resolve("empty.pem"), "");

        var missing = cli.run("health", "--ca", folder.resolve("missing.pem").toString());
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.messages())
                .contains("ca: cannot read certificates from", "missing.pem")
                .hasLineCount(1);
        assertThat(cli.run("health", "--ca", words.toString()).messages()).contains("ca: ", "words.pem");
        assertThat(cli.run("health", "--ca", empty.toString()).messages())
                .contains("ca: there is no certificate in ", "empty.pem");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var body = "{\"status\": \"healthy\"}".getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static KeyStore makeKeyStore() throws Exception {
        var file = folder.resolve("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var options = "-genkeypair -storetype PKCS12 -alias chat -keyalg EC -dname CN=localhost"
                + " -ext SAN=dns:localhost -validity 2";
        var command = new ArrayList<>(List.of(keytool));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", new String(PASSWORD)));
        var made = new ProcessBuilder(command).inheritIO().start();
        assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).isZero();
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    private static String pem(KeyStore keys) throws Exception {
        var encoded = Base64.getMimeEncoder()
                .encodeToString(keys.getCertificate("chat").getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n";
    }

    private static SSLContext showing(KeyStore keys) throws Exception {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
