package govuk.chat.cli.command;

import static govuk.chat.core.testing.FakeChatApi.json;
import static govuk.chat.core.testing.FakeChatApi.message;
import static govuk.chat.core.testing.FakeChatApi.problem;
import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.cli.testing.CliRun;
import govuk.chat.core.testing.FakeChatApi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountCommandsTest {
    private static final String USER = "{\"id\": \"u1\", \"email\": \"anna@example.org\", \"role\": \"admin\"}";
    private static final String ME = "{\"user\": " + USER + ", \"signedInAt\": \"2026-03-04T12:00:00Z\","
            + " \"lapsesAt\": \"2026-03-04T13:00:00Z\", \"expiresAt\": \"2026-03-05T12:00:00Z\"}";

    private final FakeChatApi server = new FakeChatApi();
    private CliRun cli;

    @BeforeEach
    void startIn(@TempDir Path home) {
        cli = new CliRun(home).at(server.url());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void signIn() {
        server.next(json(200, "{\"token\": \"the.secret.token\", \"user\": " + USER + "}"));
        var outcome = cli.typing("pass word\n").run("auth", "login", "--email", "anna@example.org", "--password-stdin");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.messages()).contains("as anna@example.org").doesNotContain("secret", "pass word");
        assertThat(outcome.output()).isEmpty();
    }

    @Test
    void login_keepsTheTokenForTheNextCommand() {
        signIn();
        server.next(json(200, ME));

        var outcome = cli.run("auth", "status");

        assertThat(server.requests().getFirst().body()).contains("\"password\":\"pass word\"");
        assertThat(server.requests().get(1).header("Authorization")).isEqualTo("Bearer the.secret.token");
        assertThat(outcome.output()).contains("anna@example.org (admin)");
    }

    @Test
    void login_noTerminal_asksNobody() {
        var outcome = cli.run("auth", "login", "--email", "anna@example.org");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.messages()).contains("--password-stdin");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void login_wrongPassword_endsWithFour() {
        server.next(problem(401, "UNAUTHENTICATED"));

        var outcome = cli.typing("wrong").run("auth", "login", "--email", "anna@example.org", "--password-stdin");

        assertThat(outcome.status()).isEqualTo(4);
        assertThat(outcome.messages()).doesNotContain("wrong\"");
    }

    @Test
    void logout_forgetsTheToken() {
        signIn();
        server.next(wire -> wire.whole(204, "X: y", ""));

        assertThat(cli.run("auth", "logout").status()).isZero();
        assertThat(cli.run("auth", "token").status()).isEqualTo(4);
    }

    @Test
    void status_nobody_endsWithFour() {
        server.next(problem(401, "UNAUTHENTICATED"));

        assertThat(cli.run("auth", "status").status()).isEqualTo(4);
    }

    @Test
    void token_isPrintedForPrograms_environmentFirst() throws Exception {
        signIn();
        assertThat(cli.run("auth", "token").output()).isEqualTo("the.secret.token\n");

        Files.writeString(cli.home().resolve("token.txt"), "from.a.file\n");
        assertThat(cli.with("CHAT_TOKEN_FILE", "token.txt").run("auth", "token").output())
                .isEqualTo("from.a.file\n");
        assertThat(cli.with("CHAT_TOKEN", "from.the.environment")
                        .run("auth", "token")
                        .output())
                .isEqualTo("from.the.environment\n");
    }

    @Test
    void token_fileMissing_isSaid() {
        assertThat(cli.with("CHAT_TOKEN_FILE", "missing").run("auth", "token").messages())
                .contains("CHAT_TOKEN_FILE: cannot read");
    }

    @Test
    void auth_withoutCommand_isWrongUsage() {
        assertThat(cli.run("auth").status()).isEqualTo(2);
        assertThat(cli.run("auth", "lgoin").messages()).contains("Did you mean \"login\"?");
    }

    @Test
    void sessions_list_readsPagesUpToTheLimit() {
        server.next(
                json(200, "{\"sessions\": [" + FakeChatApi.SESSION + "], \"nextCursor\": \"c\"}"),
                json(200, "{\"sessions\": [" + FakeChatApi.SESSION + "]}"));

        var outcome = cli.run("sessions", "list", "--limit", "5");

        assertThat(outcome.output()).hasLineCount(2).startsWith("s1  2026-03-04T12:00:00Z  active");
        assertThat(server.requests().get(1).line()).contains("limit=4&cursor=c");
    }

    @Test
    void sessions_show_printsTheMessages() {
        var messages =
                "{\"messages\": [" + message("m1", "user", "Hello") + "," + message("m2", "assistant", "Hey") + "]}";
        server.next(json(200, messages), json(200, messages));

        assertThat(cli.run("sessions", "show", "s1").output())
                .isEqualTo("user, 2026-03-04T12:00:00Z:\nHello\n\nassistant, 2026-03-04T12:00:00Z:\nHey\n");
        assertThat(cli.run("sessions", "show", "s1", "-o", "jsonl").output())
                .hasLineCount(2)
                .contains("\"content\":\"Hey\"");
    }

    @Test
    void sessions_export_writesANewPrivateFile() throws Exception {
        server.always(json(200, "{\"messages\": []}"))
                .next(json(200, FakeChatApi.SESSION), json(200, "{\"messages\": []}"));

        assertThat(cli.run("sessions", "export", "s1", "-o", "json", "--to", "s.json")
                        .status())
                .isZero();

        var file = cli.home().resolve("s.json");
        assertThat(Files.readString(file)).contains("\"sessionId\":\"s1\"", "\"messages\":[]");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        server.next(json(200, FakeChatApi.SESSION));
        assertThat(cli.run("sessions", "export", "s1", "--to", "s.json").messages())
                .contains("already");
        server.next(json(200, FakeChatApi.SESSION));
        var noFolder = cli.run("sessions", "export", "s1", "--to", "none/s.json");
        assertThat(noFolder.messages()).contains("there is no folder");
        assertThat(noFolder.status()).isEqualTo(2);
    }

    @Test
    void sessions_delete_asksOrIsTold() {
        assertThat(cli.run("sessions", "delete", "s1").status()).isEqualTo(2);
        server.next(wire -> wire.whole(204, "X: y", ""));

        assertThat(cli.run("sessions", "delete", "s1", "--yes").messages()).contains("deleted session s1");
        assertThat(server.requests().getFirst().line()).startsWith("DELETE /api/v1/sessions/s1 ");
    }
}
