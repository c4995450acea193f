package govuk.chat.perf;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FakeAgentTest {
    private static final String QUESTION = "POST /v1/chat/completions HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}";

    @Test
    void ask_twiceOnOneConnection() throws IOException {
        try (var agent = FakeAgent.start(new AgentScript(3, Duration.ofMillis(1), false));
                var socket = connect(agent)) {
            assertThat(ask(socket, QUESTION)).contains("word0 ", "word1 ", "word2 ", "[DONE]");
            assertThat(ask(socket, QUESTION)).contains("word2 ");
            awaitAnswering(agent, 0);
            assertThat(agent.url()).startsWith("http://127.0.0.1:").endsWith("/v1");
        }
    }

    @Test
    void ask_inPieces() throws IOException {
        try (var agent = FakeAgent.start(new AgentScript(1, Duration.ZERO, false));
                var socket = connect(agent)) {
            socket.setTcpNoDelay(true);
            for (var letter : QUESTION.split("", -1)) {
                socket.getOutputStream().write(letter.getBytes(US_ASCII));
            }

            assertThat(readAnswer(socket.getInputStream())).contains("word0 ");
        }
    }

    @Test
    void ask_somethingElse() throws IOException {
        try (var agent = FakeAgent.start(new AgentScript(1, Duration.ZERO, false));
                var socket = connect(agent)) {
            socket.getOutputStream().write("GET /v1/models HTTP/1.1\r\n\r\n".getBytes(US_ASCII));

            assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII))
                    .isEqualTo("HTTP/1.1 400");
        }
    }

    @Test
    void release_heldAndLaterQuestions() throws IOException {
        try (var agent = FakeAgent.start(new AgentScript(1, Duration.ZERO, true));
                var early = connect(agent);
                var late = connect(agent)) {
            early.getOutputStream().write(QUESTION.getBytes(US_ASCII));
            awaitAnswering(agent, 1);

            agent.release();

            assertThat(readAnswer(early.getInputStream())).contains("word0 ");
            assertThat(ask(late, QUESTION)).contains("word0 ");
        }
    }

    @Test
    void hangUp_stopsTheAnswer() throws IOException {
        try (var agent = FakeAgent.start(new AgentScript(1_000, Duration.ofMillis(20), false))) {
            try (var socket = connect(agent)) {
                socket.getOutputStream().write(QUESTION.getBytes(US_ASCII));
                awaitAnswering(agent, 1);
            }

            awaitAnswering(agent, 0);
        }
    }

    @Test
    void bareResource_answers() {
        var resource = new BareResource();

        assertThat(resource.write(new BareResource.Question("a")).content()).isEqualTo("a");
        assertThat(resource.read()).hasSize(2);
    }

    private static Socket connect(FakeAgent agent) throws IOException {
        return new Socket(agent.address().getAddress(), agent.address().getPort());
    }

    private static String ask(Socket socket, String question) throws IOException {
        socket.getOutputStream().write(question.getBytes(US_ASCII));
        return readAnswer(socket.getInputStream());
    }

    private static String readAnswer(InputStream stream) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\r\n0\r\n\r\n") < 0) {
            text.append(new String(stream.readNBytes(1), StandardCharsets.US_ASCII));
        }
        return text.toString();
    }

    private static void awaitAnswering(FakeAgent agent, int count) {
        while (agent.answering() != count) {
            Thread.onSpinWait();
        }
    }
}
