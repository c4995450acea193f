package govuk.chat.perf.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import govuk.chat.perf.chaos.Row.Findings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads back all that one person asked and was told, and compares it with what is stored: the session's messages, each reply, and its
 * events once more from the beginning.
 */
final class ReadingBack {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Visitor visitor;
    private final List<Question> questions;
    private final List<String> mistakes = new ArrayList<>();
    private final List<String> wanted = new ArrayList<>();
    private long open;
    private long torn;

    /** @param questions all of one person, in one session */
    ReadingBack(Visitor visitor, List<Question> questions) {
        this.visitor = visitor;
        this.questions = questions;
    }

    Findings compare() throws InterruptedException {
        for (var question : questions) {
            mistakes.addAll(question.mistakes());
            if (question.isAcknowledged() && question.hasEnded()) {
                wanted.add(question.message());
                compare(question);
            } else {
                open++;
                mistakes.add("reply " + question.reply() + ": no end was seen of \"" + question.text() + "\"");
            }
        }
        return messages();
    }

    private void compare(Question question) throws InterruptedException {
        var reply = repeated(() -> visitor.reply(question.reply()));
        var status = reply.path("status").asText();
        if (status.equals("queued") || status.equals("running")) {
            open++;
            mistakes.add("reply " + question.reply() + ": told to have ended, stored as " + status);
            return;
        }
        var stored = reply.path("message").path("content").asText();
        var answer = reply.path("message").path("id").asText();
        if (!answer.isEmpty()) {
            wanted.add(answer);
        }
        var again = replayed(question);
        if (!stored.equals(question.streamed()) || !again.equals(stored) || isSomebodyElses(question, stored)) {
            torn++;
            mistakes.add("reply " + question.reply() + ": streamed \"" + question.streamed() + "\", again \"" + again
                    + "\", stored \"" + stored + "\"");
        }
        if (question.isAnswered() && !question.answer().equals(answer)) {
            mistakes.add("reply " + question.reply() + ": told to be message " + question.answer() + ", is " + answer);
        }
    }

    /** What a reader gets who comes only now. */
    private String replayed(Question question) throws InterruptedException {
        var patience = new Patience(PATIENCE);
        while (!patience.isOver()) {
            try (var stream = visitor.events(question.reply(), 0)) {
                if (stream.status() == 200) {
                    return replayed(stream, new Question(question.session(), question.key(), question.text()));
                }
            } catch (IOException broken) {
                // Once more, below.
            }
            patience.pause(Duration.ZERO);
        }
        return "(cannot be read again)";
    }

    private String replayed(Exchange stream, Question reader) throws IOException {
        var ends = 0;
        for (var event = Event.next(stream); event.isPresent(); event = Event.next(stream)) {
            reader.take(event.get());
            ends += event.get().isEnd() ? 1 : 0;
        }
        mistakes.addAll(reader.mistakes());
        return ends == 1 ? reader.streamed() : "(" + ends + " ends)";
    }

    private static boolean isSomebodyElses(Question question, String stored) {
        return question.isAnswered() && !stored.startsWith("You asked: " + question.text());
    }

    private Findings messages() throws InterruptedException {
        var stored = questions.isEmpty()
                ? List.<String>of()
                : ids(questions.getFirst().session());
        var distinct = Set.copyOf(stored);
        var lost = wanted.stream().filter(id -> !distinct.contains(id)).toList();
        var expected = new HashSet<>(wanted);
        var unexpected = stored.stream().filter(id -> !expected.remove(id)).toList();
        lost.forEach(id -> mistakes.add("message " + id + " is lost"));
        unexpected.forEach(id -> mistakes.add("message " + id + " is there once too often"));
        return new Findings(lost.size(), unexpected.size(), open, torn, mistakes);
    }

    private List<String> ids(String session) throws InterruptedException {
        var ids = new ArrayList<String>();
        var place = "";
        do {
            var after = place;
            var page = repeated(() -> visitor.messages(session, after));
            page.path("messages").forEach(message -> ids.add(message.path("id").asText()));
            place = page.path("nextCursor").asText();
        } while (!place.isEmpty());
        return ids;
    }

    /** A call that may fail. */
    @FunctionalInterface
    private interface Call {
        Answer make() throws IOException;
    }

    /** By now everything works again; a moment of patience all the same. */
    private JsonNode repeated(Call call) throws InterruptedException {
        var patience = new Patience(PATIENCE);
        var last = "no answer";
        while (!patience.isOver()) {
            try {
                var answer = call.make();
                if (answer.isSuccess()) {
                    return answer.json();
                }
                last = answer.toString();
            } catch (IOException broken) {
                last = broken.toString();
            }
            patience.pause(Duration.ZERO);
        }
        mistakes.add("cannot be read back: " + last);
        return MissingNode.getInstance();
    }
}
