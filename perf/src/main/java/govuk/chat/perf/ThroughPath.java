package govuk.chat.perf;

import govuk.chat.perf.GrowingCycle.Chat;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** Asks through the chat server, each time in a session made beforehand, and follows the answer's events. */
final class ThroughPath implements TokenPath {
    private final Deque<Chat> sessions;

    ThroughPath(Collection<Chat> sessions) {
        this.sessions = new ArrayDeque<>(sessions);
    }

    @Override
    public void ask(Connection connection, Listener listener) {
        var events = new EventStream("event: reply.delta", "event: reply.completed", listener);
        SendAndFollow.begin(connection, sessions.remove(), events);
    }
}
