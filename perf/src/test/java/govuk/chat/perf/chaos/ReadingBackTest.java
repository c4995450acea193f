package govuk.chat.perf.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.perf.chaos.Row.Findings;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is wrong has to be found: a run that finds nothing must have been able to. */
class ReadingBackTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANSWER = "You asked: why? Because.";
    private static final String MESSAGES = "/api/v1/sessions/s/messages?limit=100";

    private CannedServer server;

    @BeforeEach
    void allIsWell() throws IOException {
        server = new CannedServer()
                .saying("/api/v1/replies/r", reply("completed", ANSWER))
                .saying("/api/v1/replies/r/events", events(ANSWER, 1))
                .saying(MESSAGES, messages("m", "a"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void compare_allIsWell() throws Exception {
        assertThat(compare(asked())).isEqualTo(Findings.NONE);
    }

    @Test
    void compare_severalPages() throws Exception {
        server.saying(MESSAGES, "{\"messages\":[{\"id\":\"m\"}],\"nextCursor\":\"m\"}")
                .saying(MESSAGES + "&after=m", messages("a"));

        assertThat(compare(asked())).isEqualTo(Findings.NONE);
    }

    @Test
    void compare_questionThatIsNotThere_isLost() throws Exception {
        server.saying(MESSAGES, messages("a"));

        assertThat(compare(asked()).lost()).isOne();
    }

    @Test
    void compare_answerThatIsNotThere_isLost() throws Exception {
        server.saying(MESSAGES, messages("m"));

        assertThat(compare(asked()).lost()).isOne();
    }

    @Test
    void compare_messageThatNobodySent_isDoubled() throws Exception {
        server.saying(MESSAGES, messages("m", "m2", "a"));

        assertThat(compare(asked()).doubled()).isOne();
    }

    @Test
    void compare_messageThatIsListedTwice_isDoubled() throws Exception {
        server.saying(MESSAGES, messages("m", "a", "a"));

        assertThat(compare(asked()).doubled()).isOne();
    }

    @Test
    void compare_endThatIsNotStored_isOpen() throws Exception {
        server.saying("/api/v1/replies/r", reply("running", ""));

        assertThat(compare(asked()).open()).isOne();
    }

    @Test
    void compare_noEnd_isOpen() throws Exception {
        var question = new Question("s", "k", "why?");
        question.acknowledged(JSON.readTree("{\"message\":{\"id\":\"m\"},\"reply\":{\"id\":\"r\"}}"));

        assertThat(compare(question).open()).isOne();
        assertThat(compare(new Question("s", "k", "why?")).open()).isOne();
    }

    @Test
    void compare_storedOtherwiseThanStreamed_isTorn() throws Exception {
        server.saying("/api/v1/replies/r", reply("completed", ANSWER + " And more."));

        assertThat(compare(asked()).torn()).isOne();
    }

    @Test
    void compare_answerToAnotherQuestion_isTorn() throws Exception {
        var other = "You asked: how?  Because.";
        server.saying("/api/v1/replies/r", reply("completed", other))
                .saying("/api/v1/replies/r/events", events(other, 1));

        assertThat(compare(asked(other)).torn()).isOne();
    }

    @Test
    void compare_secondEnd_isTorn() throws Exception {
        server.saying("/api/v1/replies/r/events", events(ANSWER, 2));

        assertThat(compare(asked()).torn()).isOne();
    }

    @Test
    void compare_anotherAnswerThanTold() throws Exception {
        server.saying("/api/v1/replies/r", reply("completed", ANSWER).replace("\"a\"", "\"b\""))
                .saying(MESSAGES, messages("m", "b"));

        assertThat(compare(asked()).mistakes()).singleElement().asString().contains("told to be message a, is b");
    }

    private Findings compare(Question question) throws InterruptedException {
        return new ReadingBack(new Visitor(server.address()), List.of(question)).compare();
    }

    private static Question asked() throws IOException {
        return asked(ANSWER);
    }

    /** Followed to its end, as a person does. */
    private static Question asked(String answer) throws IOException {
        var question = new Question("s", "k", "why?");
        question.acknowledged(JSON.readTree("{\"message\":{\"id\":\"m\"},\"reply\":{\"id\":\"r\"}}"));
        question.take(new Event(10_000_000, "reply.started", JSON.createObjectNode()));
        question.take(new Event(
                10_000_000L + answer.length(),
                "reply.delta",
                JSON.createObjectNode().put("text", answer)));
        question.take(new Event(
                10_000_001L + answer.length(),
                "reply.completed",
                JSON.createObjectNode().put("messageId", "a")));
        return question;
    }

    private static String reply(String status, String text) {
        return "{\"status\":\"" + status + "\",\"message\":{\"id\":\"a\",\"content\":\"" + text + "\"}}";
    }

    private static String messages(String... ids) {
        return "{\"messages\":[{\"id\":\"" + String.join("\"},{\"id\":\"", ids) + "\"}]}";
    }

    private static String events(String text, int ends) {
        var place = 10_000_000L + text.length();
        var end = "";
        for (var i = 1; i <= ends; i++) {
            end += "id: " + (place + i) + "\nevent: reply.completed\ndata: {\"messageId\":\"a\"}\n\n";
        }
        return "retry: 500\n\n: hello\n\nid: 10000000\nevent: reply.started\ndata: {}\n\nid: " + place
                + "\nevent: reply.delta\ndata: {\"text\":\"" + text + "\"}\n\n" + end;
    }
}
