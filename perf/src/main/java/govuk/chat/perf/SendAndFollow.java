package govuk.chat.perf;

import govuk.chat.perf.GrowingCycle.Chat;
import java.io.IOException;

/** Sends a message as a reader of event streams does: the answer is a redirect, which is followed on the same connection. */
record SendAndFollow(Connection connection, Chat chat, ResponseListener events) implements WholeResponse.Answer {
    private static final String EVENTS = "text/event-stream";

    /** The listener hears of the event stream only, and of any failure on the way to it. */
    static void begin(Connection connection, Chat chat, ResponseListener events) {
        var question = Requests.send(chat.session(), chat.token(), EVENTS, "How do I renew it?");
        connection.send(question, new WholeResponse(new SendAndFollow(connection, chat, events)));
    }

    @Override
    public void answered(Response response) {
        var fault = Cycle.expect(303, response);
        if (fault.isEmpty()) {
            connection.send(Requests.get(path(response.location()), chat.token(), EVENTS), events);
        } else {
            events.failed(new IOException("the message was not taken: " + fault));
        }
    }

    @Override
    public void failed(IOException cause) {
        events.failed(cause);
    }

    /** A location may be absolute; it is asked for on the same connection in any case. */
    private static String path(String location) {
        return location.replaceFirst("^https?://[^/]+", "");
    }
}
