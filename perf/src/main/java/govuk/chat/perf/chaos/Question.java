package govuk.chat.perf.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One question and all that became of it, as the person saw who asked it. Written by that person's thread; others may read it once it
 * is in the {@link Diary}.
 */
final class Question {
    /** What an attempt's events are counted in, see ADR 4: the rest of an event's id is how much text there is. */
    private static final long ATTEMPT = 10_000_000;

    private final String session;
    private final String key;
    private final String text;
    private final long askedAt = System.nanoTime();
    private final StringBuilder streamed = new StringBuilder();
    private final List<String> mistakes = new ArrayList<>();
    private long acknowledgedAt;
    private long endedAt;
    private String message = "";
    private String reply = "";
    private long lastEventId;
    private String end = "";
    private String answer = "";

    Question(String session, String key, String text) {
        this.session = session;
        this.key = key;
        this.text = text;
    }

    /** The server has said that it is stored. */
    void acknowledged(JsonNode sent) {
        acknowledgedAt = System.nanoTime();
        message = sent.path("message").path("id").asText();
        reply = sent.path("reply").path("id").asText();
    }

    /** The next event of the stream. */
    void take(Event event) {
        if (event.id() <= lastEventId) {
            mistaken("event " + event.id() + " came after " + lastEventId);
        }
        lastEventId = event.id();
        switch (event.type()) {
            case "reply.started", "reply.restarted" -> streamed.setLength(0);
            case "reply.delta" -> append(event);
            default -> end(event);
        }
    }

    private void append(Event delta) {
        streamed.append(delta.data().path("text").asText());
        if (delta.id() % ATTEMPT != streamed.length()) {
            mistaken("event " + delta.id() + " leaves " + streamed.length() + " characters");
        }
    }

    private void end(Event event) {
        if (event.isEnd()) {
            end = event.type();
            answer = event.data().path("messageId").asText();
            endedAt = System.nanoTime();
        }
    }

    /** Something that must not be, in a sentence for whoever looks for the cause. */
    void mistaken(String what) {
        mistakes.add("reply " + reply + ": " + what);
    }

    String session() {
        return session;
    }

    String key() {
        return key;
    }

    String text() {
        return text;
    }

    String message() {
        return message;
    }

    String reply() {
        return reply;
    }

    long lastEventId() {
        return lastEventId;
    }

    /** The text as it was streamed. */
    String streamed() {
        return streamed.toString();
    }

    /** The id of the answer's message, as the stream told it; empty unless it was completed. */
    String answer() {
        return answer;
    }

    boolean isAcknowledged() {
        return !reply.isEmpty();
    }

    boolean hasEnded() {
        return !end.isEmpty();
    }

    boolean isAnswered() {
        return end.equals("reply.completed");
    }

    /** On the clock of {@link System#nanoTime}. */
    long askedAt() {
        return askedAt;
    }

    /** On the clock of {@link System#nanoTime}. */
    long endedAt() {
        return endedAt;
    }

    /** From being stored to its end; zero if one of the two never was. */
    Duration waited() {
        return isAcknowledged() && hasEnded() ? Duration.ofNanos(endedAt - acknowledgedAt) : Duration.ZERO;
    }

    List<String> mistakes() {
        return List.copyOf(mistakes);
    }
}
