package govuk.chat.perf.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BalancerTest {
    private static final String PATH = "/api/v1/replies/r";

    @Test
    void address_eachCallGoesToTheNext() throws IOException {
        try (var one = new CannedServer().saying(PATH, "{}");
                var two = new CannedServer().saying(PATH, "{}");
                var balancer = new Balancer(List.of(one.address(), two.address()))) {
            for (var i = 0; i < 6; i++) {
                assertThat(new Visitor(balancer.address()).reply("r").isSuccess())
                        .isTrue();
            }

            assertThat(one.asked()).hasSize(3);
            assertThat(two.asked()).hasSize(3);
        }
    }

    @Test
    void address_serverThatRefuses_isLeftOut() throws IOException {
        var gone = new CannedServer();
        gone.close();
        try (var one = new CannedServer().saying(PATH, "{}");
                var balancer = new Balancer(List.of(gone.address(), one.address()))) {
            for (var i = 0; i < 4; i++) {
                assertThat(new Visitor(balancer.address()).reply("r").isSuccess())
                        .isTrue();
            }
        }
    }

    @Test
    void address_nobody_closes() throws IOException {
        var gone = new CannedServer();
        gone.close();
        try (var balancer = new Balancer(List.of(gone.address()))) {
            assertThatThrownBy(() -> new Visitor(balancer.address()).reply("r")).isInstanceOf(IOException.class);
        }
    }
}
