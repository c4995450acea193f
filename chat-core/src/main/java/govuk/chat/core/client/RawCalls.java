package govuk.chat.core.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Any call at all, once and as it is, for tests of the API. Safe for use by many threads. */
public final class RawCalls {
    /** In bytes. */
    public static final int LONGEST_BODY = 8 << 20;

    private final Calls calls;

    RawCalls(Calls calls) {
        this.calls = calls;
    }

    /**
     * Makes the call, and returns what comes back whatever its status. Redirects are not followed.
     *
     * @param limit how long all of it may take
     * @throws UnreachableException if no answer comes, or it breaks off
     * @throws UnusableAnswerException if the body is longer than {@value #LONGEST_BODY} bytes
     * @throws IllegalArgumentException if a header is none that a caller may set
     */
    public RawAnswer send(RawRequest request, Duration limit) throws InterruptedException {
        var deadline = Deadline.in(limit);
        var call = new Call(request.method(), request.path(), request.headers(), request.body(), Call.Repeat.NEVER);
        var answer = calls.open(call, deadline);
        var body = calls.read(answer, LONGEST_BODY, deadline);
        return new RawAnswer(answer.statusCode(), answer.headers().map(), new String(body, StandardCharsets.UTF_8));
    }
}
