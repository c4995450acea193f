package govuk.chat.docs;

import static govuk.chat.core.testing.FakeChatApi.completed;
import static govuk.chat.core.testing.FakeChatApi.delta;
import static govuk.chat.core.testing.FakeChatApi.events;
import static govuk.chat.core.testing.FakeChatApi.problem;
import static govuk.chat.core.testing.FakeChatApi.sent;
import static govuk.chat.core.testing.FakeChatApi.session;
import static govuk.chat.core.testing.FakeChatApi.started;
import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.FakeChatApi;
import govuk.chat.docs.example.AskServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ClientExampleTest {
    private static final Path EXAMPLE =
            Repository.ROOT.resolve("docs/src/test/java/govuk/chat/docs/example/AskServer.java");

    @Test
    void example_printsTheAnswer() throws Exception {
        try (var server = new FakeChatApi()) {
            server.next(session(), sent(), events(started(), delta(0, "With a "), delta(7, "form."), completed(12)));

            assertThat(run(server.url())).isEqualTo("With a form.");
        }
    }

    @Test
    void example_refused_saysWhy() throws Exception {
        try (var server = new FakeChatApi()) {
            server.next(problem(403, "FORBIDDEN"));

            assertThat(run(server.url())).isEqualToIgnoringNewLines("No answer: That went wrong.");
        }
    }

    @Test
    void page_showsTheExampleAsItIs() throws Exception {
        assertThat(Files.readString(Repository.ROOT.resolve("docs/library.md"))).contains(Files.readString(EXAMPLE));
    }

    private static String run(URI server) throws Exception {
        PrintStream before = System.out;
        var printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            AskServer.main(new String[] {server.toString()});
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
