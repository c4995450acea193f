package govuk.chat.perf.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeTest {
    private ServerSocket listener;

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
    }

    @Test
    void open_wholeAnswer() throws IOException {
        try (var exchange = open("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 7\r\nContent-Length: 2\r\n\r\n{}")) {
            var answer = Answer.read(exchange);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(7));
            assertThat(answer.mayBeRepeated()).isTrue();
            assertThat(answer.isSuccess()).isFalse();
        }
    }

    @Test
    void body_inChunks() throws IOException {
        var head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        try (var exchange = open(head + "6;last=no\r\nfirst \r\nA\r\nand second\r\n0\r\n\r\n")) {
            assertThat(exchange.body()).isEqualTo("first and second");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
            })
    void body_cutOff(String answer) throws IOException {
        try (var exchange = open(answer)) {
            assertThatThrownBy(exchange::body).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void open_noAnswer() {
        assertThatThrownBy(() -> open("")).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> open("SSH-2.0\r\n\r\n")).hasMessageContaining("no answer in HTTP");
    }

    @Test
    void open_silence() {
        assertThatThrownBy(() -> Exchange.open(address(), "GET / HTTP/1.1\r\n\r\n", Duration.ofMillis(100)))
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void chunks_thatAreNone() {
        var chunks = new Chunks(new ByteArrayInputStream("many\r\n".getBytes(UTF_8)));

        assertThatThrownBy(chunks::read).hasMessageContaining("no size of a chunk");
    }

    private Exchange open(String answer) throws IOException {
        Thread.ofVirtual().start(() -> {
            try (var socket = listener.accept()) {
                var unused = socket.getInputStream().read(new byte[100]);
                socket.getOutputStream().write(answer.getBytes(UTF_8));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        return Exchange.open(address(), "GET / HTTP/1.1\r\n\r\n", Duration.ofSeconds(5));
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort());
    }
}
