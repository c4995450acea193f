package govuk.chat.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String SERVER_JAR = "chat-server/target/chat-server.jar";
    private static final String SERVER_SOURCE = "chat-server/src/main/java/Server.java";
    private static final String CORE_SOURCE = "chat-core/src/main/java/Core.java";
    private static final String BUILDS = "echo '[INFO] --- compiler:3.16.0:compile (default-compile) @ chat-core ---'\n"
            + "mkdir -p chat-server/target; " + "[ -f " + SERVER_JAR + " ] || touch " + SERVER_JAR;

    private Checkout checkout;

    @BeforeEach
    void checkOut(@TempDir Path folder) throws IOException {
        checkout = new Checkout(folder.toRealPath());
        checkout.addFile(SERVER_SOURCE, HOUR.multipliedBy(2));
        checkout.addFile(CORE_SOURCE, HOUR.multipliedBy(2));
    }

    @Test
    void help_namesEveryCommand() throws Exception {
        var outcome = checkout.chat("--help");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.output())
                .contains(
                        "server",
                        "bench",
                        "chaos",
                        "admin",
                        "talk",
                        "ask",
                        "health",
                        "doctor",
                        "sessions",
                        "--version");
        assertThat(outcome.messages()).isEmpty();
    }

    @Test
    void version_isTheOneOfTheBuild() throws Exception {
        assertThat(checkout.chat("--version").output()).matches("chat \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
    }

    @Test
    void noCommand_showsTheHelpAndFails() throws Exception {
        var outcome = checkout.chat();

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.messages()).contains("Usage: chat COMMAND");
        assertThat(outcome.output()).isEmpty();
    }

    @Test
    void unknownCommand_nearOne_asksWhetherThatWasMeant() throws Exception {
        var outcome = checkout.chat("sevrer");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.messages()).contains("no command \"sevrer\"", "Did you mean \"server\"?", "chat --help");
    }

    @Test
    void unknownCommand_nearNone_asksNothing() throws Exception {
        var outcome = checkout.chat("marmalade");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.messages()).contains("no command \"marmalade\"").doesNotContain("Did you mean");
    }

    @Test
    void server_noJdk_saysWhatToInstall() throws Exception {
        var outcome = checkout.chat("server");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.messages()).contains("needs a JDK, version 21 or newer", "apt-get install openjdk-21");
    }

    @Test
    void server_oldJdkOnly_saysWhatToInstall() throws Exception {
        checkout.addJdk("17.0.15");

        assertThat(checkout.chat("server").messages()).contains("needs a JDK, version 21 or newer");
    }

    @Test
    void server_severalJdks_takesTheNewest() throws Exception {
        checkout.addFile(SERVER_JAR, HOUR);
        checkout.addJdk("21.0.7");
        checkout.addJdk("25.0.3");
        checkout.addJdk("9.0.4");

        assertThat(checkout.chat("server").output()).startsWith("jdk-25.0.3\n");
    }

    @Test
    void server_jdkInJavaHome_isFound() throws Exception {
        checkout.addFile(SERVER_JAR, HOUR);
        checkout.addJdk("21.0.7");
        var environment = Map.of(
                "CHAT_JDK_PLACES",
                "",
                "JAVA_HOME",
                checkout.folder().resolve("jdks/jdk-21.0.7").toString());

        var outcome = checkout.run(checkout.folder().resolve("chat"), checkout.folder(), environment, "server");

        assertThat(outcome.output()).startsWith("jdk-21.0.7\n");
    }

    @Test
    void server_jdkOnThePath_isFoundThroughItsLink() throws Exception {
        checkout.addFile(SERVER_JAR, HOUR);
        checkout.addJdk("21.0.7");
        Files.createSymbolicLink(
                checkout.folder().resolve("tools/java"), checkout.folder().resolve("jdks/jdk-21.0.7/bin/java"));

        var outcome = checkout.run(
                checkout.folder().resolve("chat"), checkout.folder(), Map.of("CHAT_JDK_PLACES", ""), "server");

        assertThat(outcome.output()).startsWith("jdk-21.0.7\n");
    }

    @Test
    void server_built_becomesJavaInTheCallersFolder() throws Exception {
        checkout.addFile(SERVER_JAR, HOUR);
        checkout.addJdk("25.0.3");
        Path elsewhere = Files.createDirectory(checkout.folder().resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("my chat.yml"), "");
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), Path.of("../chat"));

        var outcome = checkout.run(
                link,
                elsewhere,
                Map.of("CHAT_JAVA_OPTS", "-Xmx300m -Done=1", "JAVA_STATUS", "143"),
                "server",
                "my chat.yml");

        assertThat(outcome.status()).isEqualTo(143);
        assertThat(outcome.messages()).isEmpty();
        assertThat(outcome.output())
                .isEqualTo(String.join(
                        "\n",
                        "jdk-25.0.3",
                        "pid " + outcome.pid(),
                        "in " + elsewhere,
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xmx300m",
                        "-Done=1",
                        "-jar",
                        checkout.folder().resolve(SERVER_JAR).toString(),
                        "server",
                        "my chat.yml",
                        ""));
    }

    @Test
    void server_verifyAudit_isHandedOverWithItsConfiguration() throws Exception {
        checkout.addFile(SERVER_JAR, HOUR);
        checkout.addJdk("25.0.3");
        Files.writeString(checkout.folder().resolve("chat.yml"), "");

        var outcome = checkout.run(
                checkout.folder().resolve("chat"),
                checkout.folder(),
                Map.of("JAVA_STATUS", "1"),
                "server",
                "verify-audit",
                "chat.yml");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output()).endsWith("\nverify-audit\nchat.yml\n");
    }

    @Test
    void server_unreadableConfiguration_isRefused() throws Exception {
        var outcome = checkout.chat("server", "missing.yml");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.messages()).contains("cannot read the configuration file \"missing.yml\"");
    }

    @Test
    void createUser_handsItsArgumentsOver() throws Exception {
        checkout.addJdk("25.0.3");
        checkout.addFile(SERVER_JAR, HOUR);

        var outcome =
                checkout.chat("server", "create-user", "--email", "anna@example.org", "--role", "admin", "my chat.yml");

        assertThat(outcome.output())
                .contains("-Djdk.console=java.base\n")
                .endsWith("chat-server.jar\ncreate-user\n--email\nanna@example.org\n--role\nadmin\nmy chat.yml\n");
    }

    @Test
    void server_unknownOption_isRefused() throws Exception {
        var outcome = checkout.chat("server", "--port=80");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.messages()).contains("no option \"--port=80\"", "docs/configuration.md");
    }

    @Test
    void server_firstUse_buildsItAndTheModulesItNeeds() throws Exception {
        checkout.addJdk("25.0.3");
        checkout.addMaven(BUILDS);

        var outcome = checkout.chat("server");

        assertThat(outcome.output()).startsWith("jdk-25.0.3\n");
        assertThat(outcome.messages()).contains("building chat-server with Java 25", "built chat-server in");
        assertThat(checkout.mavenCalls())
                .singleElement()
                .asString()
                .contains("-pl chat-server -am package", "-DskipTests");
    }

    @Test
    void server_secondUse_buildsNothing() throws Exception {
        checkout.addJdk("25.0.3");
        checkout.addMaven(BUILDS);

        checkout.chat("server");
        checkout.chat("server");

        assertThat(checkout.mavenCalls()).hasSize(1);
    }

    @Test
    void server_coreNewerThanTheJar_buildsOnceAlthoughTheJarStaysOld() throws Exception {
        checkout.addJdk("25.0.3");
        checkout.addMaven(BUILDS);
        checkout.addFile(SERVER_JAR, HOUR);
        checkout.addFile(CORE_SOURCE, Duration.ofMinutes(1));

        checkout.chat("server");
        checkout.chat("server");

        assertThat(checkout.mavenCalls()).hasSize(1);
    }

    @Test
    void server_sourcesNewerAndNoMaven_goesOnWithTheOld() throws Exception {
        checkout.addJdk("25.0.3");
        checkout.addFile(SERVER_JAR, HOUR);
        checkout.addFile(SERVER_SOURCE, Duration.ZERO);

        var outcome = checkout.chat("server");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.messages()).contains("newer than what is built");
    }

    @Test
    void server_notBuiltAndNoMaven_saysWhatToInstall() throws Exception {
        checkout.addJdk("25.0.3");

        var outcome = checkout.chat("server");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.messages()).contains("needs Maven", "apt-get install maven");
    }

    @Test
    void server_buildFails_showsWhyAndWhereTheLogIs() throws Exception {
        checkout.addJdk("25.0.3");
        checkout.addMaven("echo '[INFO] fine so far'; echo '[ERROR] Server.java:[3,1] class expected'; exit 1");

        var outcome = checkout.chat("server");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.messages())
                .contains("building failed", "class expected", "target/launcher/chat-server.log")
                .doesNotContain("fine so far");
        assertThat(outcome.output()).isEmpty();
    }

    /** As the documents have them, without {@code ./chat}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ask|How do I renew my passport?",
                "talk",
                "health --wait 60s",
                "doctor",
                "auth login --email anna@example.org",
                "context add staging --server https://chat.example.org",
                "context use staging",
                "config list --show-origin"
            })
    void client_handsTheCommandAndItsArgumentsOver(String words) throws Exception {
        checkout.addJdk("25.0.3");
        checkout.addFile("chat-cli/target/chat-cli.jar", HOUR);
        String[] arguments = words.split(words.contains("|") ? "\\|" : " ");

        var outcome = checkout.chat(arguments);

        assertThat(outcome.output()).endsWith("chat-cli.jar\n" + String.join("\n", arguments) + "\n");
        assertThat(outcome.messages()).isEmpty();
    }

    @Test
    void ask_leavesAnArchiveBehind_othersOnlyUseIt() throws Exception {
        checkout.addJdk("25.0.3");
        checkout.addFile("chat-cli/target/chat-cli.jar", HOUR);

        assertThat(checkout.chat("ask", "Hello?").output())
                .contains("\n-XX:+AutoCreateSharedArchive\n", "/chat-cli/target/chat-cli-25.jsa\n");
        assertThat(checkout.chat("health").output())
                .contains("\n-XX:-AutoCreateSharedArchive\n", "/chat-cli/target/chat-cli-25.jsa\n");
    }

    @Test
    void admin_startsTheAppWithTheFileThatIsNamed() throws Exception {
        checkout.addJdk("25.0.3");
        checkout.addFile("chat-admin/target/chat-admin.jar", HOUR);
        checkout.addFile("my admin.yml", HOUR);

        assertThat(checkout.chat("admin").output()).endsWith("chat-admin.jar\nserver\n");
        assertThat(checkout.chat("admin", "my admin.yml").output()).endsWith("chat-admin.jar\nserver\nmy admin.yml\n");
    }

    @Test
    void admin_refusesWhatItDoesNotKnow() throws Exception {
        assertThat(checkout.chat("admin", "--port").messages()).contains("no option \"--port\"", "docs/admin.md");
        assertThat(checkout.chat("admin", "none.yml").messages()).contains("cannot read the configuration file");
        assertThat(checkout.chat("admin", "a", "b").status()).isEqualTo(2);
        assertThat(checkout.chat("admin", "--help").output()).contains("CHAT_SERVERS");
    }

    @Test
    void bench_buildsTheServerThatItMeasuresAndSaysWhereItIs() throws Exception {
        checkout.addJdk("25.0.3");
        checkout.addMaven(BUILDS);
        checkout.addFile("perf/target/perf.jar", HOUR);

        var outcome = checkout.chat("bench", "--only", "flow");

        assertThat(checkout.mavenCalls()).singleElement().asString().contains("-pl chat-server");
        assertThat(outcome.output())
                .endsWith("perf.jar\n--server-jar\n" + checkout.folder().resolve(SERVER_JAR) + "\n--only\nflow\n");
    }

    @Test
    void chaos_buildsTheServerThatItBreaksAndSaysWhereItIs() throws Exception {
        checkout.addJdk("25.0.3");
        checkout.addMaven(BUILDS);
        checkout.addFile("perf/target/perf.jar", HOUR);

        var outcome = checkout.chat("chaos", "--only", "server-kill");

        assertThat(checkout.mavenCalls()).singleElement().asString().contains("-pl chat-server");
        var root = checkout.folder();
        assertThat(outcome.output())
                .endsWith("\n-cp\n" + root.resolve("perf/target/perf.jar")
                        + "\ngovuk.chat.perf.chaos.Chaos\n--server-jar\n" + root.resolve(SERVER_JAR)
                        + "\n--only\nserver-kill\n");
    }
}
