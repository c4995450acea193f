package govuk.chat.perf;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseParserTest {
    private static final String CHUNKED = String.join(
            "\r\n",
            "HTTP/1.1 303 See Other",
            "Location: /next",
            "Transfer-Encoding: chunked",
            "",
            "3",
            "abc",
            "2;note=x",
            "de",
            "0",
            "Trailer: 1",
            "",
            "");

    private final ResponseParser parser = new ResponseParser(new WholeResponse(new WholeResponse.Answer() {
        @Override
        public void answered(Response response) {
            // What matters here is whether the response counts as complete.
        }

        @Override
        public void failed(IOException cause) {
            throw new AssertionError(cause);
        }
    }));

    @Test
    void read_fixedLength() throws IOException {
        assertThat(read("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n")).isFalse();
        assertThat(read("body")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 304 \r\n\r\n",
                "HTTP/1.1 202 A\r\nContent-Length: 0\r\n\r\n"
            })
    void read_noBody(String text) throws IOException {
        assertThat(read(text)).isTrue();
    }

    @Test
    void read_untilClose() throws IOException {
        assertThat(read("HTTP/1.0 200 OK\r\n\r\nas long as it takes")).isFalse();
    }

    @Test
    void read_chunkedAtEveryCut() throws IOException {
        for (var cut = 1; cut < CHUNKED.length() - 1; cut++) {
            var listener = new Recorder();
            var cutParser = new ResponseParser(listener);

            assertThat(cutParser.read(CHUNKED.getBytes(US_ASCII), 0, cut)).isFalse();
            assertThat(cutParser.read(CHUNKED.getBytes(US_ASCII), cut, CHUNKED.length() - cut))
                    .isTrue();

            assertThat(listener.body.toString()).isEqualTo("abcde");
            assertThat(listener.location).isEqualTo("/next");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nab",
            })
    void read_broken(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class);
    }

    @Test
    void read_endlessHead() {
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nX: " + "x".repeat(20_000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void read_endlessBody() {
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(1_100_000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger than");
    }

    private boolean read(String text) throws IOException {
        return parser.read(text.getBytes(US_ASCII), 0, text.length());
    }

    private static final class Recorder implements ResponseListener {
        private final StringBuilder body = new StringBuilder();
        private String location = "";

        @Override
        public void head(ResponseHead head) {
            location = head.location();
        }

        @Override
        public void body(byte[] bytes, int offset, int length) {
            body.append(new String(bytes, offset, length, US_ASCII));
        }

        @Override
        public void end() {}

        @Override
        public void failed(IOException cause) {}
    }
}
