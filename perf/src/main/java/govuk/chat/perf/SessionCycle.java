package govuk.chat.perf;

/** The session flow: create a session, send one message and wait for the answer, read the messages; and again. */
final class SessionCycle implements Cycle {
    static final String CREATE = "create";
    static final String SEND = "send";
    static final String READ = "read";

    private String token = "";
    private String session = "";
    private String step = READ;

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public byte[] next() {
        step = switch (step) {
            case CREATE -> SEND;
            case SEND -> READ;
            default -> CREATE;
        };
        return switch (step) {
            case CREATE -> Requests.createSession(token);
            case SEND -> Requests.send(session, token, "application/json", "How do I renew my passport?");
            default -> Requests.readMessages(session, token);
        };
    }

    @Override
    public String step() {
        return step;
    }

    @Override
    public String check(Response response) {
        var fault = switch (step) {
            case CREATE -> created(response);
            case SEND -> Cycle.expect(200, response);
            default -> read(response);
        };
        if (!fault.isEmpty()) {
            step = READ;
        }
        return fault;
    }

    private String created(Response response) {
        session = response.text("sessionId");
        if (token.isEmpty()) {
            token = response.text("visitorToken");
        }
        return Cycle.expect(201, response);
    }

    private static String read(Response response) {
        var fault = Cycle.expect(200, response);
        return fault.isEmpty() && !response.body().contains("\"assistant\"") ? "the reply is not stored" : fault;
    }
}
