package govuk.chat.core.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import govuk.chat.core.client.ApiException.Refusal;
import govuk.chat.core.model.RetryAfter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;

/** Tells answers of the API from refusals, and both from what something else says. */
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    /** The JSON of a success; missing if there is none to be expected. */
    static JsonNode json(HttpResponse<?> head, byte[] body) {
        if (head.statusCode() / 100 != 2) {
            throw refusal(head, body);
        }
        return head.statusCode() == 204 ? MissingNode.getInstance() : read(head, body);
    }

    /** The JSON of any answer, whatever its status. */
    static JsonNode read(HttpResponse<?> head, byte[] body) {
        if (!contentType(head).contains("json")) {
            throw strange(head);
        }
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UnusableAnswerException(head.statusCode(), "The answer says it is JSON and is not.", e);
        }
    }

    static ClientException refusal(HttpResponse<?> head, byte[] body) {
        if (contentType(head).contains("json")) {
            var problem = read(head, body);
            var code = problem.at("/error/code").asText();
            if (!code.isEmpty()) {
                var refusal = new Refusal(
                        code,
                        problem.at("/error/message").asText(),
                        problem.at("/requestId").asText(),
                        problem.at("/error/isRetryable").asBoolean());
                return new ApiException(head.statusCode(), refusal, retryAfter(head));
            }
        }
        return ofStatus(head);
    }

    /** The data of an event. */
    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UnusableAnswerException(200, "An event of the stream is not JSON.", e);
        }
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this cannot be said in JSON", e);
        }
    }

    private static Duration retryAfter(HttpResponse<?> head) {
        return head.headers()
                .firstValue("Retry-After")
                .map(header -> RetryAfter.parse(header, Clock.systemUTC()))
                .orElse(Duration.ZERO);
    }

    /** A proxy that wants a sign-in of its own, or limits by itself, means the same to a program. */
    private static ClientException ofStatus(HttpResponse<?> head) {
        var status = head.statusCode();
        return switch (status) {
            case 401 -> plain(head, "UNAUTHENTICATED", false);
            case 403 -> plain(head, "FORBIDDEN", false);
            case 408, 429 -> plain(head, "RATE_LIMITED", true);
            default -> strange(head);
        };
    }

    private static ApiException plain(HttpResponse<?> head, String code, boolean isRetryable) {
        var sentence = "Something in front of the chat refused the request with status " + head.statusCode() + ".";
        return new ApiException(head.statusCode(), new Refusal(code, sentence, "", isRetryable), retryAfter(head));
    }

    private static UnusableAnswerException strange(HttpResponse<?> head) {
        var status = head.statusCode();
        var location = head.headers().firstValue("Location");
        if (status / 100 == 3 && location.isPresent()) {
            return new UnusableAnswerException(
                    status,
                    "The address sends us on to " + shown(location.get()) + ". Use that address instead.",
                    null);
        }
        var type = contentType(head);
        return new UnusableAnswerException(
                status,
                "What answers there is not this chat: status " + status
                        + (type.isEmpty() ? "" : ", " + shown(type.split(";", 2)[0])) + ". Check the address.",
                null);
    }

    static String contentType(HttpResponse<?> head) {
        return head.headers().firstValue("Content-Type").orElse("");
    }

    /** Without what a stranger might put into a header to lead astray. */
    private static String shown(String text) {
        var plain = text.split("\\?", 2)[0].replaceAll("[^\\x21-\\x7e]", "");
        return plain.length() > 200 ? plain.substring(0, 200) + "…" : plain;
    }
}
