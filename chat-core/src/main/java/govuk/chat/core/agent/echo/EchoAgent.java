package govuk.chat.core.agent.echo;

import govuk.chat.core.agent.AgentClient;
import govuk.chat.core.agent.AgentFailures;
import govuk.chat.core.agent.AgentRequest;
import govuk.chat.core.agent.DeltaSink;
import govuk.chat.core.model.Metadata;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * An honest demonstration for a chat that has no agent yet: says what it is, repeats the question and tells how to connect a
 * real agent. Its answer is Markdown and comes word by word; joined, the words are the exact text.
 */
public final class EchoAgent implements AgentClient {
    private static final Metadata ABOUT = Metadata.EMPTY.with("agentType", "demonstration");

    private final EchoSettings settings;
    private final DoubleSupplier chance;
    private volatile boolean closed;

    public EchoAgent(EchoSettings settings) {
        this(settings, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param chance gives a number from 0 (included) to 1 (excluded) for each answer; below the failure rate it fails */
    public EchoAgent(EchoSettings settings, DoubleSupplier chance) {
        this.settings = settings;
        this.chance = chance;
    }

    @Override
    public Metadata ask(AgentRequest request, DeltaSink sink) throws InterruptedException {
        pause(settings.latency());
        if (chance.getAsDouble() < settings.failureRate()) {
            throw AgentFailures.unavailable(new IllegalStateException("meant to fail this often"));
        }
        speak(answerTo(request.question().text()), sink);
        return ABOUT;
    }

    private void speak(String answer, DeltaSink sink) throws InterruptedException {
        var from = 0;
        while (from < answer.length()) {
            var to = endOfWord(answer, from);
            sink.delta(answer.substring(from, to));
            from = to;
            if (from < answer.length()) {
                pause(settings.delay());
            }
        }
    }

    private static String answerTo(String question) {
        return "This is the built-in demonstration, not a real assistant: all it can do is repeat you. You asked:\n\n> "
                + question.replace("\n", "\n> ")
                + "\n\nTo connect a real agent, set `AI_AGENT_URL` to its address and start the chat again.";
    }

    /** Behind the next space, so that each word brings the space that follows it. */
    private static int endOfWord(String text, int from) {
        var space = text.indexOf(' ', from);
        return space < 0 ? text.length() : space + 1;
    }

    private void pause(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped");
        }
        if (closed) {
            throw AgentFailures.unavailable(new IllegalStateException("closed"));
        }
        if (time.isPositive()) {
            Thread.sleep(time);
        }
    }

    /** Ends answers under way at their next word. */
    @Override
    public void close() {
        closed = true;
    }
}
