package govuk.chat.web.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.web.small.SmallConfiguration;
import io.dropwizard.configuration.FileConfigurationSourceProvider;
import io.dropwizard.jersey.validation.Validators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
class LayersTest {
    @TempDir
    Path folder;

    @Test
    void builtIn_isWhatHoldsWithoutAWord() throws Exception {
        var settings = settings(Map.of());

        assertThat(settings.mode()).isEqualTo(Mode.DEVELOPMENT);
        assertThat(settings.pause()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.secret()).isEmpty();
        assertThat(settings.door()).isEqualTo(new SmallConfiguration.Door(true, 80));
    }

    @Test
    void production_addsItsOwn() throws Exception {
        var settings = settings(Map.of("CHAT_ENV", "production"));

        assertThat(settings.mode()).isEqualTo(Mode.PRODUCTION);
        assertThat(settings.pause()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void environment_isOverTheFile_andTheFileOverWhatIsBuiltIn() throws Exception {
        var text = "pause: 10m\ndoor: {width: 7}\n";

        var settings = settings(Map.of("PAUSE", "500ms", "SECRET", "a: \"b\" #c ${X}"), text);

        assertThat(settings.pause()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.door()).isEqualTo(new SmallConfiguration.Door(true, 7));
        assertThat(settings.secret()).isEqualTo("a: \"b\" #c ${X}");
    }

    @Test
    void secret_mayComeFromAFile() throws Exception {
        var file = Files.writeString(folder.resolve("secret"), "word\n");

        assertThat(settings(Map.of("SECRET_FILE", file.toString())).secret()).isEqualTo("word");
    }

    @Test
    void secretFile_thatIsNone_isNamed() throws Exception {
        var large = Files.write(folder.resolve("large"), new byte[64 * 1024 + 1]);

        assertThatThrownBy(() -> settings(Map.of("SECRET_FILE", "/nowhere/at/all")))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("SECRET_FILE names a file that cannot be read");
        assertThatThrownBy(() -> settings(Map.of("SECRET_FILE", large.toString())))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("more than 64 KiB");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        pause: soon             | pause (in FILE) is "soon": expected a duration such as 500ms, 15s, 10m or 24h
        mode: testing           | mode (in FILE) is "testing": expected development or production
        door: {isOpen: maybe}   | door.isOpen (in FILE) is "maybe": expected true or false
        door: {width: wide}     | door.width (in FILE) is "wide": expected a number
        door: {width: 0}        | door.width is 0: expected at least 1 (in FILE)
        door: {height: 1}       | door.height (in FILE) is no setting: expected one of isOpen, width
        door: [1]               | door (in FILE) cannot be used: expected what docs/configuration.md says
        pause: [                | FILE line 1 column
        """)
    void badSetting_isOneLineThatSaysWhere(String text, String message) {
        assertThatThrownBy(() -> settings(Map.of(), text))
                .isInstanceOf(BadSettings.class)
                .hasMessageStartingWith(message.replace("FILE", file().toString()))
                .hasMessageNotContaining("\n");
    }

    @Test
    void badSetting_ofTheEnvironment_namesTheVariable() {
        assertThatThrownBy(() -> settings(Map.of("DOOR_WIDTH", "x")))
                .hasMessage("door.width (in environment variable DOOR_WIDTH) is \"x\": expected a number");
    }

    @Test
    void keptSecret_isMadeOnce() {
        var kept = new KeptSecrets(folder.resolve("data"));

        assertThat(kept.get("one")).hasSize(64).isEqualTo(kept.get("one")).isNotEqualTo(kept.get("two"));
    }

    private SmallConfiguration settings(Map<String, String> environment) throws Exception {
        return factory(environment).build();
    }

    private SmallConfiguration settings(Map<String, String> environment, String text)
            throws IOException, io.dropwizard.configuration.ConfigurationException {
        Files.writeString(file(), text);
        return factory(environment).build(new FileConfigurationSourceProvider(), file().toString());
    }

    private Path file() {
        return folder.resolve("settings.yml");
    }

    private static LayeredConfigurationFactory<SmallConfiguration> factory(Map<String, String> environment) {
        return new LayeredConfigurationFactory<>(SmallConfiguration.class, Validators.newValidator(), environment);
    }
}
