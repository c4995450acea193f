package govuk.chat.perf;

/** Creates one session and sends a number of messages to it. */
final class GrowingCycle implements Cycle {
    private final int messages;
    private Chat chat = new Chat("", "");
    private int sent;
    private boolean created;

    /** A session and the token of the visitor who owns it. */
    record Chat(String session, String token) {
        static Chat of(Response response) {
            return new Chat(response.text("sessionId"), response.text("visitorToken"));
        }

        byte[] send(String text) {
            return Requests.send(session, token, "application/json", text);
        }
    }

    GrowingCycle(int messages) {
        this.messages = messages;
    }

    Chat chat() {
        return chat;
    }

    @Override
    public boolean hasNext() {
        return !created || sent < messages;
    }

    @Override
    public byte[] next() {
        return created ? chat.send("Message number " + sent) : Requests.createSession("");
    }

    @Override
    public String step() {
        return created ? "send" : "create";
    }

    @Override
    public String check(Response response) {
        if (created) {
            sent++;
            return Cycle.expect(200, response);
        }
        var fault = Cycle.expect(201, response);
        created = fault.isEmpty();
        chat = Chat.of(response);
        return fault;
    }
}
