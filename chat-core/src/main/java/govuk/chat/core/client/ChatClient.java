package govuk.chat.core.client;

import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.SessionId;
import java.net.URI;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Talks to a chat server over HTTP. What the server refuses is an {@link ApiException}, no answer an {@link UnreachableException}, an answer that is
 * none an {@link UnusableAnswerException}. Calls are repeated only where that is safe: reading, removing, and sending a message, which carries a key
 * of its own. Every call has a time limit and can be interrupted. Safe for use by many threads; keep one for each server and caller.
 */
public final class ChatClient implements AutoCloseable {
    private final ClientSettings settings;
    private final Exchanges exchanges;
    private final Calls calls;

    /** Opens no connection yet. */
    public ChatClient(ClientSettings settings) {
        this(settings, Thread::sleep);
    }

    ChatClient(ClientSettings settings, Pauses pauses) {
        this.settings = settings;
        this.exchanges = new Exchanges(settings);
        this.calls = new Calls(exchanges, settings.limits().retries(), pauses, RandomGenerator.getDefault());
    }

    /** A client with the usual limits that keeps its token in memory. */
    public static ChatClient of(URI server) {
        return new ChatClient(ClientSettings.of(server));
    }

    public SessionCalls sessions() {
        return new SessionCalls(calls, settings.tokens());
    }

    public MessageCalls messages() {
        return new MessageCalls(calls);
    }

    public ReplyCalls replies() {
        return new ReplyCalls(calls, settings.limits());
    }

    public SignInCalls signIn() {
        return new SignInCalls(calls, settings.tokens());
    }

    public HealthCalls health() {
        return new HealthCalls(calls);
    }

    /** For calls that are not among these. */
    public JsonCalls json() {
        return new JsonCalls(calls);
    }

    public RawCalls raw() {
        return new RawCalls(calls);
    }

    /**
     * Sends a message and follows its reply to the end.
     *
     * @param listener is told each event, on this thread
     * @return how it ended
     */
    public ReplyEvent.End ask(SessionId session, String text, Consumer<ReplyEvent> listener)
            throws InterruptedException {
        var sent = messages().send(session, NewMessage.of(text));
        return replies().follow(sent.reply().id(), listener);
    }

    /** Breaks off what is under way, and closes all connections. */
    @Override
    public void close() {
        exchanges.close();
    }
}
