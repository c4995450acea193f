package govuk.chat.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.cli.testing.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextCommandsTest {
    private CliRun cli;

    @BeforeEach
    void startIn(@TempDir Path home) throws IOException {
        cli = new CliRun(Files.createDirectories(home.toRealPath().resolve("home")));
    }

    private String setting(String name) {
        return cli.run("config", "list", "--show-origin")
                .output()
                .lines()
                .filter(line -> line.startsWith(name + "="))
                .findFirst()
                .orElseThrow();
    }

    private void write(String file, String text) throws IOException {
        var path = cli.home().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void config_nothingSet_isBuiltIn() {
        assertThat(setting("server")).isEqualTo("server=http://localhost:3000  (built in)");
    }

    @Test
    void config_manyPlaces_theStrongestWins() throws IOException {
        write("system.yaml", "server: http://system\ncolor: never\ntimeout: 1m\n");
        cli.with("CHAT_SYSTEM_CONFIG", cli.home().resolve("system.yaml").toString());
        assertThat(setting("server")).startsWith("server=http://system  (").endsWith("system.yaml)");

        write(".config/chat-cli/config.yaml", "server: http://user\ncolor: auto\n");
        assertThat(setting("server")).startsWith("server=http://user").endsWith("config.yaml)");
        assertThat(setting("timeout")).startsWith("timeout=1m");

        cli.with("CHAT_SERVER", "http://environment");
        assertThat(setting("server")).isEqualTo("server=http://environment  (CHAT_SERVER)");

        assertThat(cli.run("config", "list", "--show-origin", "--server", "http://option")
                        .output())
                .contains("server=http://option  (--server)");
    }

    @Test
    void config_projectFile_isFoundFromBelow(@TempDir Path elsewhere) throws IOException {
        var project = elsewhere.toRealPath();
        var below = Files.createDirectories(project.resolve("a/b"));
        Files.writeString(project.resolve(".chat-cli.yaml"), "server: http://project\n");

        assertThat(cli.in(below).run("config", "list").output()).contains("server=http://project\n");
    }

    @Test
    void context_added_isUsedAndListed() {
        assertThat(cli.run("context", "add", "staging", "--server", "https://chat.example.org", "--timeout", "9s")
                        .status())
                .isZero();
        assertThat(setting("server")).contains("localhost");

        assertThat(cli.run("context", "use", "staging").status()).isZero();

        assertThat(setting("server")).isEqualTo("server=https://chat.example.org  (context staging)");
        assertThat(setting("timeout")).isEqualTo("timeout=9s  (context staging)");
        assertThat(cli.run("context", "list").output()).isEqualTo("* staging  https://chat.example.org\n");
        assertThat(cli.run("context", "list", "-o", "jsonl").output()).contains("\"used\":true");
        assertThat(cli.run("config", "list", "--server", "http://other").output())
                .contains("server=http://other");
    }

    @Test
    void context_option_isStrongerThanTheEnvironment() {
        cli.run("context", "add", "a", "--server", "http://a");
        cli.with("CHAT_SERVER", "http://environment");

        assertThat(cli.run("config", "list", "--context", "a").output()).contains("server=http://a\n");
    }

    @Test
    void context_removed_isGone() {
        cli.run("context", "add", "it's", "--server", "http://a");
        cli.run("context", "add", "a.b-c", "--server", "http://a");
        cli.run("context", "use", "a.b-c");

        assertThat(cli.run("context", "remove", "a.b-c").status()).isZero();

        assertThat(cli.run("context", "list").output()).isEmpty();
        assertThat(cli.run("context", "remove", "a.b-c").status()).isEqualTo(2);
        assertThat(setting("context")).isEqualTo("context=  (built in)");
    }

    @Test
    void context_useOfAnUnknownOne_namesThoseThereAre() {
        cli.run("context", "add", "staging", "--server", "http://a");

        var outcome = cli.run("context", "use", "stagign");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.messages()).contains("There are: staging.", "chat context add stagign");
    }

    @ParameterizedTest
    @CsvSource({
        "add|no/name|--server|http://a, is no name",
        "add|name, --server",
        "add|name|--server|nonsense, no address of a server",
        "add|name|--server|http://a|--timeout|1, is no duration"
    })
    void context_addOfNonsense_isRefused(String arguments, String words) {
        var outcome = cli.run(("context|" + arguments).split("\\|"));

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.messages()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server: [ | config.yaml:2:1:",
                "- a list | settings are lines",
                "servr: http://a | there is no setting \"servr\"",
                "server: { a: b } | server takes one value",
                "contexts: 7 | contexts takes lines",
                "contexts: { a: 7 } | a takes lines",
                "server: a\\nserver: b | duplicate"
            })
    void config_brokenFile_isSaidWithItsPlace(String text, String words) throws IOException {
        write(".config/chat-cli/config.yaml", text.replace("\\n", "\n") + "\n");

        var outcome = cli.run("config", "list");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.messages()).contains("config.yaml", words).hasLineCount(1);
    }

    @Test
    void config_emptyFile_setsNothing() throws IOException {
        write(".config/chat-cli/config.yaml", "");

        assertThat(cli.run("config", "list").status()).isZero();
    }

    @Test
    void config_enormousFile_isRefused() throws IOException {
        write(".config/chat-cli/config.yaml", "#".repeat(300 * 1024));

        assertThat(cli.run("config", "list").messages()).contains("at most 256 KiB");
    }
}
