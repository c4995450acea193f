package govuk.chat.cli.script.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import govuk.chat.cli.script.server.Answer;
import govuk.chat.cli.script.server.Answer.Failure;
import govuk.chat.cli.script.server.Answer.Head;
import govuk.chat.cli.script.server.Answer.Timing;
import govuk.chat.core.client.ApiException;
import govuk.chat.core.client.ClientException;
import govuk.chat.core.client.RawAnswer;
import govuk.chat.core.client.UnreachableException;
import govuk.chat.core.client.UnusableAnswerException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns what comes from the client into answers. */
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    static Answer of(RawAnswer raw, Duration took) {
        return new Answer(head(raw), raw.text(), List.of(), new Timing(Optional.empty(), took), Optional.empty());
    }

    static Head head(RawAnswer raw) {
        var headers = new HashMap<String, List<String>>();
        raw.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return new Head(raw.status(), headers, raw.header("X-Request-ID").orElse(""));
    }

    static Answer of(ClientException failure, Duration took) {
        return switch (failure) {
            case ApiException refused ->
                new Answer(
                        new Head(refused.status(), Map.of(), refused.requestId()),
                        "",
                        List.of(),
                        new Timing(Optional.empty(), took),
                        Optional.of(new Failure.Refused(
                                refused.status(), refused.code(), refused.sentence(), refused.retryAfter())));
            case UnreachableException lost -> Answer.lost(lost.sentence(), took);
            case UnusableAnswerException unusable -> Answer.lost(unusable.sentence(), took);
        };
    }

    /** A response that says no, as the failure it is. */
    static Failure refusal(RawAnswer raw) {
        var problem = json(raw.text());
        var code = problem.at("/error/code").asText("");
        var sentence = problem.path("detail").asText("");
        return new Failure.Refused(
                raw.status(), code, sentence.isEmpty() ? "The server said no." : sentence, retryAfter(raw));
    }

    private static Optional<Duration> retryAfter(RawAnswer raw) {
        return raw.header("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    /** Nothing if it is no JSON. */
    static JsonNode json(String text) {
        try {
            var tree = JSON.readTree(text);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    static String message(String text) {
        return JSON.createObjectNode().put("content", text).toString();
    }
}
