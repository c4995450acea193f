package govuk.chat.perf.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Somebody who asks one question after the other, as a good client does: sends again with the same key, follows the answer, comes back
 * with the last event that they have, and gives up only when all patience is gone.
 */
final class Person implements Runnable {
    /** Longer than a fault, the time to notice its end, and the wait in the queue after it. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final Duration THINKING = Duration.ofMillis(300);

    private final Visitor visitor;
    private final Diary diary;
    private final BooleanSupplier goesOn;
    private volatile String session = "";

    /** @param goesOn whether another question is wanted */
    Person(Visitor visitor, Diary diary, BooleanSupplier goesOn) {
        this.visitor = visitor;
        this.diary = diary;
        this.goesOn = goesOn;
    }

    @Override
    public void run() {
        try {
            begin(new Patience(PATIENCE));
            while (!session.isEmpty() && goesOn.getAsBoolean()) {
                ask();
                Thread.sleep(THINKING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Visitor visitor() {
        return visitor;
    }

    /** Empty until there is one. */
    String session() {
        return session;
    }

    private void begin(Patience patience) throws InterruptedException {
        while (session.isEmpty() && goesOn.getAsBoolean() && !patience.isOver()) {
            try {
                var answer = visitor.begin();
                if (answer.isSuccess()) {
                    session = answer.json().path("sessionId").asText();
                } else {
                    patience.pause(answer.retryAfter());
                }
            } catch (IOException broken) {
                patience.pause(Duration.ZERO);
            }
        }
    }

    private void ask() throws InterruptedException {
        var key = UUID.randomUUID().toString();
        var question = new Question(session, key, "What about " + key + "?");
        try {
            send(question, new Patience(PATIENCE));
            if (question.isAcknowledged()) {
                follow(question, new Patience(PATIENCE));
            }
        } finally {
            diary.add(question);
        }
    }

    private void send(Question question, Patience patience) throws InterruptedException {
        while (!patience.isOver()) {
            try {
                var answer = visitor.send(question.session(), question.key(), question.text());
                if (answer.isSuccess()) {
                    question.acknowledged(answer.json());
                    return;
                }
                if (!answer.mayBeRepeated()) {
                    question.mistaken("sending was refused with " + answer);
                    return;
                }
                patience.pause(answer.retryAfter());
            } catch (IOException broken) {
                patience.pause(Duration.ZERO);
            }
        }
    }

    private void follow(Question question, Patience patience) throws InterruptedException {
        while (!patience.isOver()) {
            var pause = Duration.ZERO;
            try (var stream = visitor.events(question.reply(), question.lastEventId())) {
                pause = read(stream, question, patience);
            } catch (IOException broken) {
                // Comes back below, with what it has.
            }
            if (question.hasEnded() || !question.mistakes().isEmpty()) {
                return;
            }
            patience.pause(pause);
        }
    }

    private static Duration read(Exchange stream, Question question, Patience patience) throws IOException {
        if (stream.status() != 200) {
            if (!Answer.mayBeRepeated(stream.status())) {
                question.mistaken("following was answered with " + stream.status() + " before its end had come");
            }
            return Answer.retryAfter(stream);
        }
        for (var event = Event.next(stream); event.isPresent(); event = Event.next(stream)) {
            question.take(event.get());
            patience.encouraged();
            if (question.hasEnded()) {
                break;
            }
        }
        return Duration.ZERO;
    }
}
