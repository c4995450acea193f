package govuk.chat.perf.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChaosOptionsParserTest {
    @Test
    void parse_nothing() {
        var options = parse();

        assertThat(options.only()).containsExactly("one", "two", "three");
        assertThat(options.faultLength()).isEqualTo(Duration.ofSeconds(20));
        assertThat(options.replicas()).isEqualTo(3);
        assertThat(options.people()).isEqualTo(24);
        assertThat(options.json()).isEmpty();
        assertThat(options.page()).isEmpty();
        assertThat(options.out()).isEqualTo(Path.of("home/target/chaos"));
        assertThat(options.serverJar()).isEqualTo(Path.of("home/chat-server/target/chat-server.jar"));
    }

    @Test
    void parse_everything() {
        var options = parse(
                "--only one,three --fault-seconds 3 --replicas 2 --people 8 --json m.json --page p.md --out o --server-jar s.jar"
                        .split(" ", -1));

        assertThat(options.only()).containsExactly("one", "three");
        assertThat(options.faultLength()).isEqualTo(Duration.ofSeconds(3));
        assertThat(options.replicas()).isEqualTo(2);
        assertThat(options.people()).isEqualTo(8);
        assertThat(options.json()).contains(Path.of("m.json"));
        assertThat(options.page()).contains(Path.of("p.md"));
        assertThat(options.out()).isEqualTo(Path.of("o"));
        assertThat(options.serverJar()).isEqualTo(Path.of("s.jar"));
    }

    @ParameterizedTest
    @CsvSource({
        "--only four,            'knows one, two, three, not four'",
        "--only,                 needs a value",
        "--fault-seconds 0,      --fault-seconds must be 1 to 120",
        "--fault-seconds soon,   needs a whole number",
        "--replicas 1,           --replicas must be 2 to 5",
        "--people 201,           --people must be 1 to 200",
        "--harder,               no option --harder",
    })
    void parse_mistake(String arguments, String words) {
        assertThatThrownBy(() -> parse(arguments.split(" ", -1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    private static ChaosOptions parse(String... arguments) {
        return new ChaosOptionsParser(Path.of("home"), List.of("one", "two", "three"), arguments).parse();
    }
}
