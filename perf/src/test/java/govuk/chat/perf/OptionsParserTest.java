package govuk.chat.perf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsParserTest {
    @Test
    void parse_nothing() {
        var options = new OptionsParser(Path.of("home")).parse();

        assertThat(options.scale()).isEqualTo(1);
        assertThat(options.only())
                .containsExactly("flow", "growth", "first-token", "login-flood", "streams", "start-up");
        assertThat(options.out()).isEqualTo(Path.of("home/target/bench"));
        assertThat(options.serverJar()).isEqualTo(Path.of("home/chat-server/target/chat-server.jar"));
        assertThat(options.page()).isEmpty();
    }

    @Test
    void parse_everything() {
        var options = new OptionsParser(
                        Path.of("home"),
                        "--scale",
                        "0.1",
                        "--only",
                        "flow",
                        "--only",
                        "streams",
                        "--out",
                        "o",
                        "--page",
                        "p.md",
                        "--jvm",
                        "-Xmx1g -Xss1m",
                        "--server-jar",
                        "s.jar")
                .parse();

        assertThat(options.scale()).isEqualTo(0.1);
        assertThat(options.only()).containsExactly("flow", "streams");
        assertThat(options.out()).isEqualTo(Path.of("o"));
        assertThat(options.page()).contains(Path.of("p.md"));
        assertThat(options.jvmFlags()).containsExactly("-Xmx1g", "-Xss1m");
        assertThat(options.serverJar()).isEqualTo(Path.of("s.jar"));
    }

    @ParameterizedTest
    @CsvSource({
        "--scale 0,      above 0",
        "--scale 2,      at most 1",
        "--scale much,   needs a number",
        "--scale,        needs a value",
        "--only speed,   'knows flow, growth, first-token, login-flood, streams, start-up, not speed'",
        "--fast,         no option --fast",
    })
    void parse_mistake(String arguments, String words) {
        var parser = new OptionsParser(Path.of("home"), arguments.split(" ", -1));

        assertThatThrownBy(parser::parse)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }
}
