package govuk.chat.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.server.ChatApplication;
import govuk.chat.server.config.ServerConfiguration;
import govuk.chat.server.testing.RunningServer;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.util.JarLocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class CreateUserTest {
    @TempDir
    Path data;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void user_canSignInAfterwards() throws Exception {
        assertThat(create("correct horse battery\n", "--email", "Anna@Example.org", "--role", "admin"))
                .isTrue();

        assertThat(output).hasToString("Made user anna@example.org with role admin.\n");
        try (var server = RunningServer.start(data, Map.of())) {
            var caller = server.stranger().signIn("anna@example.org", "correct horse battery");
            assertThat(caller.get("/api/v1/auth/me").at("/user/role")).isEqualTo("admin");
        }
    }

    @Test
    void serviceAccount_isOne() throws Exception {
        assertThat(create("correct horse battery", "--email", "bot@example.org", "--service"))
                .isTrue();

        assertThat(output).hasToString("Made service account bot@example.org with role user.\n");
    }

    @Test
    void emailTaken_isSaidInOneLine() throws Exception {
        create("correct horse battery", "--email", "anna@example.org");

        assertThat(create("correct horse battery", "--email", "ANNA@example.org"))
                .isFalse();

        assertThat(errors).hasToString("create-user: There is a user with this email address already.\n");
    }

    @Test
    void badPassword_isNotRepeated() throws Exception {
        assertThat(create("pass", "--email", "anna@example.org")).isFalse();
        assertThat(create("", "--email", "anna@example.org")).isFalse();

        assertThat(errors.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .containsOnly("create-user: Your password must be 8 characters or more.");
    }

    @Test
    void serverIsRunningOnTheEmbeddedDatabase_isSaidInOneLine() throws Exception {
        try (var server = RunningServer.start(data, Map.of())) {
            assertThat(create("correct horse battery", "--email", "anna@example.org"))
                    .isFalse();

            assertThat(server.port()).isPositive();
            assertThat(errors.toString(StandardCharsets.UTF_8))
                    .startsWith("create-user: chat.storage.dataDirectory is ")
                    .contains("another process is using")
                    .hasLineCount(1);
        }
    }

    private boolean create(String typed, String... arguments) throws Exception {
        var variables = Map.of("CHAT_DATA_DIR", data.toString(), "LOG_LEVEL", "WARN");
        var bootstrap = new Bootstrap<ServerConfiguration>(new ChatApplication(variables, Clock.systemUTC()));
        bootstrap.getApplication().initialize(bootstrap);
        var input = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        bootstrap.addCommand(new CreateUserCommand(
                new PasswordPrompt(null, input, new PrintStream(output, true, StandardCharsets.UTF_8))));
        var all = new String[arguments.length + 1];
        all[0] = "create-user";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new Cli(
                        new JarLocation(getClass()),
                        bootstrap,
                        new PrintStream(output, true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8))
                .run(all)
                .isEmpty();
    }
}
