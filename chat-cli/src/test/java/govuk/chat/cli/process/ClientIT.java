package govuk.chat.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged client against the packaged server, both as processes of their own. */
class ClientIT {
    @TempDir
    private static Path folder;

    private static PackagedChat chat;

    @BeforeAll
    static void start() throws Exception {
        chat = PackagedChat.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        chat.close();
    }

    @Test
    void ask_realServer_streamsTheAnswerAndKeepsTheSession() {
        var answer = chat.run("ask", "-o", "json", "How do I renew my passport?");

        assertThat(answer.status()).isZero();
        assertThat(answer.output()).contains("passport?", "\"status\":\"completed\"");
        var session = answer.output().replaceAll("(?s).*\"sessionId\":\"([^\"]+)\".*", "$1");
        assertThat(chat.run("sessions", "list").output()).contains(session);
        assertThat(chat.run("ask", "--session", session, "And then?").status()).isZero();
        assertThat(chat.run("sessions", "show", session).output()).contains("And then?", "passport?");
        assertThat(chat.run("sessions", "delete", session, "--yes").status()).isZero();
        assertThat(chat.run("sessions", "show", session).status()).isEqualTo(2);
    }

    @Test
    void doctor_realServer_findsNothingBad() {
        var outcome = chat.run("doctor");

        assertThat(outcome.output())
                .contains("the answer comes as it is written")
                .doesNotContain("BAD");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void ask_intoHead_endsQuietly() {
        var pipe = String.join(" ", PackagedChat.command("ask", "-o", "jsonl", "'one two three four five'"))
                + " | head -n 1";

        var outcome = chat.run(List.of("bash", "-c", pipe + "; exit ${PIPESTATUS[0]}"));

        assertThat(outcome.status()).isZero();
        assertThat(outcome.output()).hasLineCount(1);
        assertThat(outcome.messages()).isEmpty();
    }

    @Test
    void ask_diskFull_isSaid() {
        var outcome =
                chat.run(List.of("bash", "-c", String.join(" ", PackagedChat.command("ask", "Hello")) + " >/dev/full"));

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.messages()).contains("No space left on device").hasLineCount(1);
    }
}
