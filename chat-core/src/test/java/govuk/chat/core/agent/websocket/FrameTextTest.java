package govuk.chat.core.agent.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "€", "😀"})
    void add_upToTheLimitInBytes_fits(String sign) {
        var text = new FrameText();
        var bytes = sign.getBytes(StandardCharsets.UTF_8).length;
        var most = sign.repeat(FrameText.MAX_BYTES / bytes);

        assertThat(text.add(most)).isTrue();
        assertThat(text.take()).isEqualTo(most);
        assertThat(text.add(most)).isTrue();
        assertThat(text.add(sign)).isFalse();
    }
}
