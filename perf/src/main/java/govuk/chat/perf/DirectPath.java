package govuk.chat.perf;

/** Asks the fake agent itself. */
final class DirectPath implements TokenPath {
    private static final byte[] QUESTION = Requests.post(
            "/v1/chat/completions",
            "",
            "text/event-stream",
            "{\"model\":\"fake\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"How do I renew"
                    + " it?\"}]}");

    @Override
    public void ask(Connection connection, Listener listener) {
        connection.send(QUESTION, new EventStream("data: {", "data: [DONE]", listener));
    }
}
