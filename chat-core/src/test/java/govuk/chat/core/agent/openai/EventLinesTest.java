package govuk.chat.core.agent.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.core.agent.AgentException;
import govuk.chat.core.model.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLinesTest {
    @Test
    void next_everyChunking_isTheSame() throws IOException {
        var stream = ": hello\n\ndata: {\"a\":\"é😀\"}\r\n\r\nevent: x\ndata:two\rdata: \n\nid: 7\ndata: [DONE]";

        for (var size = 1; size <= stream.length(); size++) {
            assertThat(read(inPieces(stream.getBytes(StandardCharsets.UTF_8), size)))
                    .containsExactly("{\"a\":\"é😀\"}", "two", "", "[DONE]");
        }
    }

    @Test
    void next_nothing_isEmpty() throws IOException {
        assertThat(read(inPieces(new byte[0], 1))).isEmpty();
        assertThat(read(inPieces("\n\r\n\r:only a comment".getBytes(StandardCharsets.UTF_8), 1)))
                .isEmpty();
    }

    @Test
    void next_lineEnd_isEnoughToHandTheLineOn() throws IOException {
        var bytes = "data: one\n".getBytes(StandardCharsets.UTF_8);
        var lines = new EventLines(new InputStream() {
            private int at;

            @Override
            public int read() {
                throw new AssertionError("reads on before handing on the line");
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (at > 0) {
                    throw new AssertionError("reads on before handing on the line");
                }
                System.arraycopy(bytes, 0, into, from, bytes.length);
                at = bytes.length;
                return at;
            }
        });

        assertThat(lines.next()).contains("one");
    }

    @Test
    void next_longestLine_fitsAndOneByteMoreDoesNot() throws IOException {
        var fits = "data:" + "x".repeat(EventLines.MAX_LINE - 5);

        assertThat(read(inPieces((fits + "\n").getBytes(StandardCharsets.UTF_8), 100_000)))
                .containsExactly(fits.substring(5));
        assertThatThrownBy(() -> read(inPieces((fits + "x\n").getBytes(StandardCharsets.UTF_8), 100_000)))
                .isInstanceOfSatisfying(
                        AgentException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.AGENT_ERROR));
    }

    @Test
    void next_badUtf8_fails() {
        for (var bad : List.of(new byte[] {'d', (byte) 0xff, '\n'}, new byte[] {'d', (byte) 0xc3, '\n'})) {
            assertThatThrownBy(() -> read(inPieces(bad, 1))).isInstanceOf(CharacterCodingException.class);
        }
    }

    private static List<String> read(InputStream in) throws IOException {
        var lines = new EventLines(in);
        var read = new ArrayList<String>();
        for (var data = lines.next(); data.isPresent(); data = lines.next()) {
            read.add(data.get());
        }
        return read;
    }

    /** Gives so many bytes at a time. */
    private static InputStream inPieces(byte[] bytes, int size) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, size));
            }
        };
    }
}
