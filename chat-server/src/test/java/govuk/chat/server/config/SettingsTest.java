package govuk.chat.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.config.AgentConfig;
import govuk.chat.core.screen.ScreenRules;
import govuk.chat.core.screen.ScreenRules.ActiveMarkupRule;
import govuk.chat.core.screen.ScreenRules.PersonalDataRule;
import govuk.chat.core.service.RetentionSettings;
import govuk.chat.core.service.SignInRules;
import govuk.chat.server.limits.LimitSettings;
import govuk.chat.web.settings.BadSettings;
import govuk.chat.web.settings.LayeredConfigurationFactory;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.jersey.validation.Validators;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway") // what is left out is null, as Jackson leaves it
class SettingsTest {
    private static final String GOOD = "thirty-two bytes and more: 7h3q9 x2";

    @TempDir
    Path folder;

    @Test
    void defaults_areThoseOfTheReference() throws Exception {
        var settings = factory(Map.of()).build();

        assertThat(settings.isProduction()).isFalse();
        assertThat(settings.sessionSecret()).isEmpty();
        assertThat(settings.auth()).isEqualTo(new AuthSettings("", "", "govuk-chat", true, "", ""));
        assertThat(settings.chat().signIns()).isEqualTo(SignInRules.defaults());
        assertThat(settings.streams())
                .isEqualTo(new StreamSettings(
                        10_000, 20, 500, Duration.ofSeconds(30), Duration.ofSeconds(15), Duration.ofSeconds(10)));
        assertThat(settings.limits()).isEqualTo(new LimitSettings(null, null, null, null, null, null));
        assertThat(settings.limits().requests()).isEqualTo(new LimitSettings.Rate(100, Duration.ofMinutes(15)));
        assertThat(settings.chat().messages().maxMessageLength()).isEqualTo(1_000);
        assertThat(settings.chat().replies().lease()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.chat().storage().dataDirectory()).isEqualTo("./data");
        assertThat(settings.chat().storage().databaseUrl()).isEmpty();
        assertThat(settings.chat().agents()).containsExactly(Map.entry("main", AgentConfig.builtIn()));
        assertThat(settings.chat().screens()).isEqualTo(ScreenRules.defaults());
        assertThat(settings.chat().retention()).isEqualTo(RetentionSettings.defaults());
        assertThat(settings.pages().retention()).isEmpty();
    }

    @Test
    void screens_areSetUnderSecurity_andNowhereElse() throws Exception {
        var here = Files.writeString(folder.resolve("here.yml"), "security: {activeMarkup: allow, personalData: off}");
        var there = Files.writeString(folder.resolve("there.yml"), "chat: {screens: {personalData: off}}");
        var source = new FileConfigurationSourceProvider();

        assertThat(factory(Map.of()).build(source, here.toString()).chat().screens())
                .isEqualTo(new ScreenRules(ActiveMarkupRule.ALLOW, PersonalDataRule.OFF));
        assertThatThrownBy(() -> factory(Map.of()).build(source, there.toString()))
                .isInstanceOf(BadSettings.class)
                .hasMessageStartingWith("chat.screens (in ");
        assertThatThrownBy(() -> factory(Map.of("PERSONAL_DATA", "maybe")).build())
                .isInstanceOf(BadSettings.class)
                .hasMessage(
                        "security.personalData (in environment variable PERSONAL_DATA) is \"maybe\": expected warn or"
                                + " refuse or off");
    }

    @Test
    void environment_isTakenAsItIs() throws Exception {
        var secret = "a: \"b\" #c ${X} \\ and more, 32 bytes at the least";
        var settings = factory(Map.of("SESSION_SECRET", secret, "CHAT_ENV", "production", "PORT", "8080"))
                .build();

        assertThat(settings.sessionSecret()).isEqualTo(secret);
        assertThat(settings.isProduction()).isTrue();
    }

    @Test
    void environment_emptyIsAsGoodAsUnset() throws Exception {
        var settings =
                factory(Map.of("CHAT_DATA_DIR", "", "MAX_MESSAGE_LENGTH", " ")).build();

        assertThat(settings.chat().storage().dataDirectory()).isEqualTo("./data");
        assertThat(settings.chat().messages().maxMessageLength()).isEqualTo(1_000);
    }

    @Test
    void secret_mayComeFromAFile() throws Exception {
        var file = Files.writeString(folder.resolve("secret"), "the secret of the session, 32 bytes and more\n");

        var settings = factory(Map.of("SESSION_SECRET_FILE", file.toString())).build();

        assertThat(settings.sessionSecret()).isEqualTo("the secret of the session, 32 bytes and more");
    }

    @Test
    void secret_fileThatIsNotThere_isNamed() {
        assertThatThrownBy(() -> factory(Map.of("SESSION_SECRET_FILE", "/nowhere/at/all"))
                        .build())
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("SESSION_SECRET_FILE names a file that cannot be read");
    }

    @Test
    void file_saysOnlyWhatItWantsDifferent() throws Exception {
        var settings =
                build("chat:\n  replies:\n    lease: 20s\n  agents:\n    other:\n      url: http://127.0.0.1:1/v1\n");

        assertThat(settings.chat().replies().lease()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.chat().replies().maxRunning()).isEqualTo(2_000);
        assertThat(settings.chat().agents()).containsOnlyKeys("main", "other");
        assertThat(settings.chat().agents()).containsEntry("other", AgentConfig.at("http://127.0.0.1:1/v1", "", ""));
    }

    @Test
    void environment_holdsAgainstTheFile() throws Exception {
        var file = Files.writeString(folder.resolve("settings.yml"), "chat: {messages: {maxMessageLength: 7}}");

        var settings = factory(Map.of("MAX_MESSAGE_LENGTH", "9"))
                .build(new FileConfigurationSourceProvider(), file.toString());

        assertThat(settings.chat().messages().maxMessageLength()).isEqualTo(9);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
        chat: {replies: {lease: soon}}        | chat.replies.lease (in %s) is "soon": expected a duration such as 500ms, 15s, 10m or 24h
        chat: {replies: {lease: 1ms}}         | chat.replies.lease is PT0.001S: expected PT1S to PT5M (in %s)
        chat: {replies: {maxRunning: lots}}   | chat.replies.maxRunning (in %s) is "lots": expected a number
        chat: {messages: {maxMessageLength: 0}} | chat.messages.maxMessageLength is 0: expected 1 to 100000 (in %s)
        chat: {messages: {queueMessages: maybe}} | chat.messages.queueMessages (in %s) is "maybe": expected true or false
        mode: testing                         | mode (in %s) is "testing": expected development or production
        chat: {defaultAgent: nobody}          | chat.defaultAgent is "nobody": expected one of [main] (in %s)
        chat: {agents: {main: {resilience: {retry: {retries: 11}}}}} | chat.agents.main.resilience.retry.retries is 11: expected 0 to 10 (in %s)
        chat: {agents: {main: {resilience: {fallbacks: [other]}}}} | chat.agents.main.resilience.fallbacks is "other": expected names of other agents, from [main] (in %s)
        limits: {login: {max: -1}}            | limits.login.max is -1: expected 0 to 1000000 (in %s)
        limits: {login: {max: 1, window: 500ms}} | limits.login.window is PT0.5S: expected a duration from 1s to 24h (in %s)
        web: {allowedOrigins: 'https://a.example/, https://b.example'} | web.allowedOrigins is "https://a.example/": expected origins like https://www.example.org, without a path, separated by commas (in %s)
        web: {trustedProxies: 'localhost'}    | web.trustedProxies is "localhost": expected addresses or networks like 10.0.0.0/8, separated by commas (in %s)
        web: {securityContact: nobody}        | web.securityContact is nobody: expected an email address or an address that begins with https:// (in %s)
        auth: {issuer: " "}                   | auth.issuer is blank: expected a word for this service, such as govuk-chat (in %s)
        auth: {adminEmail: a@b}               | auth.adminPassword is not set: expected both ADMIN_EMAIL and ADMIN_PASSWORD, or neither (in the settings)
        chat: {signIns: {lifetime: 1m}}       | chat.signIns.lifetime is PT1M: expected a duration from 10m to 30d (in %s)
        chat: {signIns: {idle: 25h}}          | chat.signIns.idle is PT25H: expected a duration from 3m to the lifetime (in %s)
        chat: {signIns: {passwords: {minLength: 7}}} | chat.signIns.passwords.minLength is 7: expected 8 to 64 (in %s)
        streams: {maxOpen: 0}                 | streams.maxOpen is 0: expected 1 or more (in %s)
        streams: {heartbeat: 1h}              | streams.heartbeat is PT1H: expected a duration from 100ms to 1m (in %s)
        streams: {shutdownGrace: 1h}          | streams.shutdownGrace is PT1H: expected a duration from 0s to 10m (in %s)
        """)
    void mistake_isOneLineWithSettingPlaceAndExpectation(String yaml, String line) {
        assertThatThrownBy(() -> build(yaml))
                .isInstanceOf(BadSettings.class)
                .hasMessage(line.formatted(folder.resolve("settings.yml")));
    }

    @Test
    void mistake_inTheEnvironment_namesTheVariable() {
        assertThatThrownBy(() -> factory(Map.of("MAX_MESSAGE_LENGTH", "many")).build())
                .hasMessage("chat.messages.maxMessageLength (in environment variable MAX_MESSAGE_LENGTH) is \"many\":"
                        + " expected a number");
        assertThatThrownBy(() -> factory(Map.of("CHAT_ENV", "live")).build())
                .hasMessage("mode (in environment variable CHAT_ENV) is \"live\": expected development or production");
    }

    @Test
    void unknownSetting_isNamedWithThoseThereAre() {
        assertThatThrownBy(() -> build("chat: {replies: {leese: 1s}}"))
                .hasMessageStartingWith("chat.replies.leese (in ")
                .hasMessageContaining("is no setting: expected one of lease, maxAnswerLength");
    }

    @Test
    void notYaml_isNamedWithLineAndColumn() {
        assertThatThrownBy(() -> build("chat:\n  - [\n"))
                .hasMessageMatching(".*settings.yml line \\d+ column \\d+ is not YAML.*");
    }

    @Test
    void secrets_inProduction_areAllNamedAtOnce() throws Exception {
        assertThat(problems(Map.of()))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("sessionSecret is not set: expected at least 32 random bytes"),
                        line -> assertThat(line)
                                .startsWith("auth.jwtSecret is not set: ")
                                .contains("JWT_SECRET_FILE"));
        assertThat(problems(Map.of("SESSION_SECRET", "x".repeat(31), "JWT_SECRET", GOOD)))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("sessionSecret is 31 bytes long: ");
        assertThat(problems(Map.of("SESSION_SECRET", GOOD, "JWT_SECRET", GOOD, "JWT_SECRET_PREVIOUS", "short")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("auth.jwtSecretPrevious is 5 bytes long: ");
        assertThat(problems(Map.of("SESSION_SECRET", GOOD, "JWT_SECRET", GOOD, "SESSION_SECRET_PREVIOUS", "short")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("sessionSecretPrevious is 5 bytes long: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "secretsecretsecretsecretsecretsecret",
                "please-change-me-to-something-of-32-bytes",
                "an-EXAMPLE-of-a-value-with-32-bytes-0123456789"
            })
    void secrets_inProduction_mustNotLookLikePlaceholders(String secret) throws Exception {
        assertThat(problems(Map.of("SESSION_SECRET", GOOD, "JWT_SECRET", secret)))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("auth.jwtSecret is easy to guess: ")
                .doesNotContain(secret);
    }

    @Test
    void secrets_inDevelopment_areMadeOnceAndKeptToOurselves() throws Exception {
        var settings = factory(Map.of("CHAT_DATA_DIR", folder.resolve("data").toString()))
                .build();

        var first = Secrets.of(settings);

        assertThat(first.session()).hasSize(64).isNotEqualTo(first.jwt());
        assertThat(first.jwt()).hasSize(64);
        assertThat(first.previousJwt()).isEmpty();
        assertThat(Secrets.of(settings)).isEqualTo(first);
        assertThat(first).hasToString("Secrets");
        for (var name : List.of("session-secret", "jwt-secret")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve("data").resolve(name)))
                    .hasSize(2);
        }
    }

    @Test
    void secrets_noPlaceToKeepThem_isABadSetting() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");
        var settings = factory(Map.of("CHAT_DATA_DIR", file.resolve("data").toString()))
                .build();

        assertThatThrownBy(() -> Secrets.of(settings)).hasMessageContaining("dataDirectory is ");
    }

    private static List<String> problems(Map<String, String> variables) throws Exception {
        var all = new HashMap<>(variables);
        all.put("CHAT_ENV", "production");
        var settings = factory(all).build();
        try {
            Secrets.of(settings);
            return List.of();
        } catch (BadSettings e) {
            return String.valueOf(e.getMessage()).lines().toList();
        }
    }

    private ServerConfiguration build(String yaml) throws Exception {
        var file = Files.writeString(folder.resolve("settings.yml"), yaml);
        return factory(Map.of()).build(new FileConfigurationSourceProvider(), file.toString());
    }

    private static LayeredConfigurationFactory<ServerConfiguration> factory(Map<String, String> environment) {
        return new LayeredConfigurationFactory<>(
                ServerConfiguration.class, Validators.newValidator(), environment, ServerConfiguration.MIX_INS);
    }
}
