package govuk.chat.core.client;

import java.time.Duration;
import java.util.Map;

/**
 * Calls with JSON in and out, for what has no class of its own in this package. What the server refuses is an {@link ApiException}, as everywhere. A
 * change is repeated only if the server did nothing. Safe for use by many threads.
 */
public final class JsonCalls {
    private final Calls calls;

    JsonCalls(Calls calls) {
        this.calls = calls;
    }

    /** @param path below the server's address, with its query */
    public JsonAnswer get(String path) throws InterruptedException {
        return send(Call.get(path));
    }

    public JsonAnswer post(String path, Map<String, ?> body) throws InterruptedException {
        return send(Call.post(path, Answers.write(body)));
    }

    /** @param version that the caller has seen, for {@code If-Match}; empty for none */
    public JsonAnswer put(String path, Map<String, ?> body, String version) throws InterruptedException {
        return send(onTopOf(version, Call.put(path, Answers.write(body))));
    }

    /** @param version that the caller has seen, for {@code If-Match}; empty for none */
    public JsonAnswer patch(String path, Map<String, ?> body, String version) throws InterruptedException {
        return send(onTopOf(version, Call.patch(path, Answers.write(body))));
    }

    /** @param version that the caller has seen, for {@code If-Match}; empty for none */
    public JsonAnswer delete(String path, String version) throws InterruptedException {
        return send(onTopOf(version, Call.delete(path)));
    }

    private JsonAnswer send(Call call) throws InterruptedException {
        return calls.answer(call, Duration.ZERO);
    }

    /** A repeat of one that was done would be refused, as if somebody else had done it. */
    private static Call onTopOf(String version, Call call) {
        return version.isEmpty() ? call : call.with("If-Match", version).repeated(Call.Repeat.UNLESS_DONE);
    }
}
