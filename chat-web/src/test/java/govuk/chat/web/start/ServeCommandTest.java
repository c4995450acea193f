package govuk.chat.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.web.small.SmallApplication;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.util.JarLocation;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServeCommandTest {
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    @Test
    void badSetting_isSaidInOneLine() {
        start(Map.of("DOOR_WIDTH", "0"));

        assertThat(messages.toString(StandardCharsets.UTF_8))
                .startsWith("small cannot start: door.width is 0: expected at least 1")
                .hasLineCount(1);
    }

    @Test
    void portInUse_isSaidInOneLine() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            start(Map.of("PORT", String.valueOf(taken.getLocalPort())));
        }

        assertThat(messages.toString(StandardCharsets.UTF_8))
                .startsWith("small cannot start: server.applicationConnectors.port (PORT) is in use")
                .hasLineCount(1);
    }

    @Test
    void linesOf_whatIsNoSettingsFault_areNone() {
        assertThat(FailureLines.of(new IllegalStateException("x"))).isEmpty();
        assertThat(FailureLines.of(new IllegalStateException(new ExitStatus(3, "no"))))
                .hasValue("no");
        assertThat(new ExitStatus(3, "no", new IllegalStateException()).status())
                .isEqualTo(3);
    }

    private void start(Map<String, String> variables) {
        var application = new SmallApplication(variables);
        var bootstrap = new Bootstrap<>(application);
        application.initialize(bootstrap);
        bootstrap.addCommand(new ServeCommand<>(application));
        var cli = new Cli(new JarLocation(getClass()), bootstrap, new ByteArrayOutputStream(), messages);

        assertThat(cli.run("server")).isPresent();
    }
}
