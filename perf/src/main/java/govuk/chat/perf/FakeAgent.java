package govuk.chat.perf;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenAI-compatible agent that streams the same answer to everybody: thousands of streams on one thread. */
final class FakeAgent implements AutoCloseable {
    private static final int BACKLOG = 4096;

    private final Loop loop;
    private final AgentScript script;
    private final ServerSocketChannel server;
    private final Set<AgentConversation> held = new LinkedHashSet<>();
    private final AtomicInteger answering = new AtomicInteger();
    private boolean released;

    private FakeAgent(Loop loop, AgentScript script, ServerSocketChannel server) {
        this.loop = loop;
        this.script = script;
        this.server = server;
    }

    /** Listens on a free loopback port. */
    static FakeAgent start(AgentScript script) throws IOException {
        var server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.configureBlocking(false);
        var agent = new FakeAgent(new Loop("fake-agent"), script, server);
        agent.loop.execute(agent::listen);
        return agent;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), server.socket().getLocalPort());
    }

    /** What the server under test is given as {@code AI_AGENT_URL}. */
    String url() {
        return "http://127.0.0.1:" + address().getPort() + "/v1";
    }

    /** How many questions are being answered or held just now. */
    int answering() {
        return answering.get();
    }

    /** Lets every held answer begin; questions asked from now on are answered at once. */
    void release() {
        loop.execute(() -> {
            var waiting = List.copyOf(held);
            held.clear();
            released = true;
            waiting.forEach(AgentConversation::speak);
        });
    }

    @Override
    public void close() {
        loop.close();
    }

    /** Called by a conversation with a complete question. */
    void asked(AgentConversation conversation) {
        answering.incrementAndGet();
        if (script.isHeld() && !released) {
            held.add(conversation);
        } else {
            conversation.speak();
        }
    }

    /** Called by a conversation whose answer is complete or no longer wanted. */
    void answered(AgentConversation conversation) {
        held.remove(conversation);
        answering.decrementAndGet();
    }

    private void listen() {
        try {
            loop.register(server, SelectionKey.OP_ACCEPT, key -> accept());
        } catch (IOException e) {
            throw new IllegalStateException("The fake agent cannot listen", e);
        }
    }

    private void accept() {
        try {
            for (var channel = server.accept(); channel != null; channel = server.accept()) {
                AgentConversation.begin(loop, channel, script, this);
            }
        } catch (IOException e) {
            // That caller sees its connection refused or reset and is counted as failed by whoever measures.
            System.err.println("The fake agent could not accept a connection: " + e.getMessage());
        }
    }
}
