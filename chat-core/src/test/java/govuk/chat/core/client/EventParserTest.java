package govuk.chat.core.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventParserTest {
    private final EventParser parser = new EventParser();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void take_anyChunking_givesTheSameEvents(int size) throws IOException {
        var stream = "\uFEFF: hello\r\nid: 7\r\nevent: reply.delta\rdata: grüß\ndata:  Gott 😀\n\ndata:x\r\n\r\n";

        var events = parse(stream.getBytes(UTF_8), size);

        assertThat(events)
                .containsExactly(
                        new ServerSentEvent("7", "reply.delta", "grüß\n Gott 😀"),
                        new ServerSentEvent("7", "message", "x"));
    }

    @Test
    void take_eventWithoutItsEmptyLine_isNone() throws IOException {
        assertThat(parse("id: 1\ndata: cut off\n".getBytes(UTF_8), 9)).isEmpty();
    }

    @Test
    void take_eventWithoutData_isNoneButItsIdCounts() throws IOException {
        assertThat(parse("id: 5\nevent: nothing\n\ndata\n\n".getBytes(UTF_8), 9))
                .containsExactly(new ServerSentEvent("5", "message", ""));
    }

    @Test
    void take_idWithNull_isIgnored() throws IOException {
        assertThat(parse("id: 5\ndata: a\n\nid: 6\0\ndata: b\n\n".getBytes(UTF_8), 9))
                .containsExactly(new ServerSentEvent("5", "message", "a"), new ServerSentEvent("5", "message", "b"));
    }

    @Test
    void take_markInTheMiddle_isText() throws IOException {
        assertThat(parse("data: a\n\n\uFEFFdata: b\n\n".getBytes(UTF_8), 9)).hasSize(1);
    }

    @Test
    void take_retry_isBounded() throws IOException {
        parser.take("retry: soon\n".getBytes(UTF_8));
        assertThat(parser.retry()).isEmpty();

        parser.take("retry: 500\n".getBytes(UTF_8));
        assertThat(parser.retry()).contains(Duration.ofMillis(500));

        parser.take("retry: 999999999999\n".getBytes(UTF_8));
        assertThat(parser.retry()).contains(Duration.ofMinutes(1));
    }

    @Test
    void take_notUtf8_fails() {
        assertThatThrownBy(() -> parser.take(new byte[] {'d', 'a', 't', 'a', ':', (byte) 0xC3, '\n'}))
                .isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void take_lineWithoutEnd_fails() {
        assertThatThrownBy(() -> parser.take(new byte[EventParser.MAX_LINE + 1]))
                .isInstanceOf(EventParser.TooLongException.class);
    }

    @Test
    void take_eventWithoutEnd_fails() {
        var line = ("data: " + "x".repeat(EventParser.MAX_LINE / 2) + "\n").getBytes(UTF_8);

        assertThatThrownBy(() -> {
                    for (var i = 0; i < 9; i++) {
                        parser.take(line);
                    }
                })
                .isInstanceOf(EventParser.TooLongException.class);
    }

    private List<ServerSentEvent> parse(byte[] stream, int size) throws IOException {
        var events = new ArrayList<ServerSentEvent>();
        for (var start = 0; start < stream.length; start += size) {
            parser.take(java.util.Arrays.copyOfRange(stream, start, Math.min(stream.length, start + size)));
            for (var event = parser.next(); event.isPresent(); event = parser.next()) {
                events.add(event.get());
            }
        }
        return events;
    }
}
