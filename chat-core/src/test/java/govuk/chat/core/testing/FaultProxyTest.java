package govuk.chat.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.testing.FaultProxy.Fault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
    /** Answers every byte with itself. */
    private final FakeServer server = new FakeServer((socket, in) -> {
        for (var next = in.read(); next >= 0; next = in.read()) {
            socket.getOutputStream().write(next);
        }
    });

    private final FaultProxy proxy = new FaultProxy(server.port());

    @AfterEach
    void close() {
        proxy.close();
        server.close();
    }

    @Test
    void proxy_passesOnBothWays() throws IOException {
        try (var client = connect()) {
            assertThat(echo(client, 7)).isEqualTo(7);
        }
        Await.until("both sides are let go", () -> proxy.openConnections() == 0 && server.openConnections() == 0);
    }

    @Test
    void refusing_endsWhatIsOpenAndWhatComes_untilHealed() throws IOException {
        try (var client = connect()) {
            echo(client, 1);
            proxy.set(new Fault.Refuse());
            assertThatThrownBy(() -> echo(client, 2)).isInstanceOf(SocketException.class);
        }
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);

        proxy.heal();

        try (var client = connect()) {
            assertThat(echo(client, 3)).isEqualTo(3);
        }
    }

    @Test
    void resetting_acceptsAndResets() {
        proxy.set(new Fault.Reset());
        assertThatThrownBy(() -> {
                    try (var client = connect()) {
                        echo(client, 1);
                    }
                })
                .isInstanceOf(SocketException.class);
    }

    @Test
    void blackHole_letsNothingThrough_untilHealed() throws IOException {
        try (var client = connect()) {
            echo(client, 1);
            proxy.set(new Fault.BlackHole());
            client.setSoTimeout(200);
            assertThatThrownBy(() -> echo(client, 2)).isInstanceOf(SocketTimeoutException.class);

            proxy.heal();

            client.setSoTimeout(5_000);
            assertThat(client.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void latency_delaysEachWay() throws IOException {
        proxy.set(new Fault.Latency(Duration.ofMillis(150)));
        try (var client = connect()) {
            var begun = System.nanoTime();
            assertThat(echo(client, 1)).isEqualTo(1);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(300));
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    /** What comes back; a connection that has ended counts as reset. */
    private static int echo(Socket socket, int value) throws IOException {
        socket.getOutputStream().write(value);
        var answer = socket.getInputStream().read();
        if (answer < 0) {
            throw new SocketException("the connection has ended");
        }
        return answer;
    }
}
