package govuk.chat.core.agent.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import govuk.chat.core.agent.AgentException;
import govuk.chat.core.agent.AgentFailures;
import govuk.chat.core.model.RetryAfter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;

/** What an answer with another status than 200 means. */
final class Refusal {
    private static final int MAX_BODY = 16 * 1024;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private final ObjectMapper mapper;
    private final Clock clock;

    Refusal(ObjectMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    AgentException of(Call call) throws IOException {
        var status = call.response().getCode();
        var cause = new IOException("status " + status + reason(call));
        var header = call.response().getFirstHeader("Retry-After");
        var retryAfter = header == null ? Duration.ZERO : RetryAfter.parse(header.getValue(), clock);
        if (status == 429) {
            return AgentFailures.busy(cause, retryAfter);
        }
        if (status >= 500 || status == 408) {
            return AgentFailures.unavailable(cause, retryAfter);
        }
        if (status >= 300) {
            return AgentFailures.refused(cause);
        }
        return AgentFailures.unusable(cause);
    }

    /** Only the protocol's one-word code: the agent's sentence may repeat the key or the question. */
    private String reason(Call call) throws IOException {
        var body = call.body().readNBytes(MAX_BODY);
        try {
            var code = mapper.readTree(body).path("error").path("code").asText("");
            return WORD.matcher(code).matches() ? ", " + code : "";
        } catch (IOException notJson) {
            return "";
        }
    }
}
