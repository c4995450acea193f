package govuk.chat.core.client;

import java.util.Optional;

/** How the server is. Asked once: whoever wants to know it again asks again. Safe for use by many threads. */
public final class HealthCalls {
    private static final int LONGEST_REPORT = 1 << 20;

    private final Calls calls;

    HealthCalls(Calls calls) {
        this.calls = calls;
    }

    /** Whether the process answers at all; touches nothing that it depends on. */
    public HealthReport live() throws InterruptedException {
        return ask("/live");
    }

    /** Whether it takes work. */
    public HealthReport ready() throws InterruptedException {
        return ask("/ready");
    }

    public HealthReport health() throws InterruptedException {
        return ask("/health");
    }

    /** With the level of degradation and the circuit breakers; for operators who are signed in. */
    public HealthReport detailed() throws InterruptedException {
        return ask("/health/detailed");
    }

    /** Where people say what they think of the service: an address that begins with {@code https:} or {@code mailto:}. */
    public Optional<String> feedbackAddress() throws InterruptedException {
        var address = Fields.text(calls.json(Call.get("/api/v1/status")), "feedback");
        return Optional.of(address).filter(given -> !given.isEmpty());
    }

    private HealthReport ask(String path) throws InterruptedException {
        var deadline = calls.deadline();
        var answer = calls.open(Call.get(path), deadline);
        var body = calls.read(answer, LONGEST_REPORT, deadline);
        if (answer.statusCode() != 200 && answer.statusCode() != 503) {
            throw Answers.refusal(answer, body);
        }
        var json = Answers.read(answer, body);
        if (!json.path("status").isTextual()) {
            throw Answers.refusal(answer, body);
        }
        return new HealthReport(answer.statusCode(), json.path("status").asText(), json);
    }
}
