package govuk.chat.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ChatAdminTest {
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    @Test
    void run_saysPlainlyThatItIsNotWrittenYet() {
        int status = new ChatAdmin(new PrintStream(messages, true, UTF_8)).run();

        assertThat(status).isEqualTo(2);
        assertThat(messages.toString(UTF_8))
                .startsWith("chat-admin: ")
                .contains("not written yet")
                .hasLineCount(1);
    }
}
