package govuk.chat.core.agent.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.core.agent.AgentRequest;
import govuk.chat.core.model.Message;
import govuk.chat.core.model.Role;
import java.util.ArrayList;
import java.util.List;

/** The body of a request: the conversation as the protocol's messages. */
record CompletionRequest(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String model, boolean stream, List<Turn> messages) {
    record Turn(String role, String content) {}

    static CompletionRequest of(OpenAiSettings settings, AgentRequest request) {
        var turns = new ArrayList<Turn>();
        if (!settings.systemPrompt().isBlank()) {
            turns.add(new Turn("system", settings.systemPrompt()));
        }
        latest(request.history(), settings.historyLimit()).forEach(message -> turns.add(turn(message)));
        turns.add(turn(request.question()));
        return new CompletionRequest(settings.model(), true, turns);
    }

    private static List<Message> latest(List<Message> history, int limit) {
        return history.subList(Math.max(0, history.size() - limit), history.size());
    }

    private static Turn turn(Message message) {
        return new Turn(word(message.role()), message.text());
    }

    private static String word(Role role) {
        return switch (role) {
            case USER -> "user";
            case ASSISTANT -> "assistant";
            case SYSTEM -> "system";
        };
    }

    byte[] json(ObjectMapper mapper) {
        try {
            return mapper.writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("strings are always JSON", impossible);
        }
    }
}
