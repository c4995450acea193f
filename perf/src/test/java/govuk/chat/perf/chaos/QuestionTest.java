package govuk.chat.perf.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class QuestionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Question question = new Question("s", "k", "why?");

    @Test
    void take_restarted_dropsWhatThereWas() {
        question.take(event(10_000_000, "reply.started", ""));
        question.take(event(10_000_002, "reply.delta", "He"));
        question.take(event(20_000_000, "reply.restarted", ""));
        question.take(event(20_000_003, "reply.delta", "Bye"));
        question.take(event(20_000_004, "reply.failed", ""));

        assertThat(question.streamed()).isEqualTo("Bye");
        assertThat(question.hasEnded()).isTrue();
        assertThat(question.isAnswered()).isFalse();
        assertThat(question.mistakes()).isEmpty();
    }

    @Test
    void take_pieceMissing_isAMistake() {
        question.take(event(10_000_000, "reply.started", ""));
        question.take(event(10_000_007, "reply.delta", "He"));

        assertThat(question.mistakes()).singleElement().asString().contains("leaves 2 characters");
    }

    @Test
    void take_sameAgain_isAMistake() {
        question.take(event(10_000_000, "reply.started", ""));
        question.take(event(10_000_000, "reply.started", ""));

        assertThat(question.mistakes()).singleElement().asString().contains("came after");
    }

    @Test
    void take_unknownEvent_isNoEnd() {
        question.take(event(10_000_000, "reply.paused", ""));

        assertThat(question.hasEnded()).isFalse();
    }

    private static Event event(long id, String type, String text) {
        return new Event(id, type, JSON.createObjectNode().put("text", text));
    }
}
