package govuk.chat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.cli.testing.CliRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatCliTest {
    private CliRun cli;

    @BeforeEach
    void startIn(@TempDir Path home) {
        cli = new CliRun(home);
    }

    @Test
    void noCommand_showsTheHelpAndFails() {
        var outcome = cli.run();

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.messages()).contains("Usage: chat");
        assertThat(outcome.output()).isEmpty();
    }

    @Test
    void help_hasTheTableOfExitCodes() {
        var outcome = cli.run("--help");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.output())
                .contains(Arrays.stream(ExitStatus.values())
                        .map(status -> String.valueOf(status.code()))
                        .toArray(String[]::new))
                .contains("Ctrl-C");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "talk",
                "ask",
                "health",
                "doctor",
                "completion",
                "man",
                "auth login",
                "auth logout",
                "auth status",
                "auth token",
                "sessions list",
                "sessions show",
                "sessions export",
                "sessions delete",
                "context list",
                "context use",
                "context add",
                "context remove",
                "config list"
            })
    void help_ofACommand_hasTwoExamples(String command) {
        var outcome = cli.run((command + " --help").split(" "));

        assertThat(outcome.status()).isZero();
        assertThat(outcome.output()).contains("Usage: chat " + command, "Exit codes:");
        assertThat(outcome.output().split("Examples:", 2)[1].lines().filter(line -> line.contains("chat " + command)))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void help_narrowTerminal_fitsIn() {
        var outcome = cli.with("COLUMNS", "60").run("ask", "--help");

        assertThat(outcome.output().split("Examples:", 2)[0].lines()).allMatch(line -> line.length() <= 60);
    }

    @Test
    void version_isSaid() {
        assertThat(cli.run("--version").output()).startsWith("chat ");
    }

    @Test
    void completion_isAScriptThatBashTakes() throws Exception {
        var outcome = cli.run("completion", "bash");

        assertThat(outcome.output()).contains("sessions", "--no-stream");
        var bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        try (var in = bash.getOutputStream()) {
            in.write(outcome.output().getBytes(StandardCharsets.UTF_8));
        }
        assertThat(bash.waitFor()).isZero();
        assertThat(cli.run("completion", "fish").status()).isEqualTo(2);
    }

    @Test
    void man_isAPage() {
        assertThat(cli.run("man").output()).startsWith(".TH \"CHAT\" 1").contains(".SH NAME\nchat \\- Talks");
        assertThat(cli.run("man", "auth", "login").output()).contains("CHAT-AUTH-LOGIN", "\\-\\-password\\-stdin");
        assertThat(cli.run("man", "nothing").status()).isEqualTo(2);
    }

    @Test
    void talk_noTerminal_saysWhatToUseInstead() {
        var outcome = cli.run("talk");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.messages()).contains("chat ask");
    }
}
