package govuk.chat.core.reply.memory;

import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyPosition;
import govuk.chat.core.reply.ReplyTail;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** One reply in memory: the text of its latest attempt, its end once there is one, and who watches. */
final class LiveReply {
    private final StringBuilder text = new StringBuilder();
    private final List<ReplyEvent> end = new ArrayList<>(1);
    private final List<Consumer<ReplyEvent>> watchers = new CopyOnWriteArrayList<>();
    private int attempt;

    /** Takes the event if it comes next, and ignores it otherwise. */
    synchronized LiveReply append(ReplyEvent event) {
        switch (event) {
            case ReplyEvent.Started started -> begin(started.attempt());
            case ReplyEvent.Restarted restarted -> begin(restarted.attempt());
            case ReplyEvent.Delta delta -> {
                if (isAt(delta.position(), delta.text().length())) {
                    text.append(delta.text());
                }
            }
            case ReplyEvent.End last -> {
                if (isAt(last.position(), 1)) {
                    end.add(last);
                }
            }
        }
        return this;
    }

    synchronized List<ReplyEvent> after(ReplyPosition reader) {
        return isUnwritten() ? List.of() : ReplyTail.after(reader, attempt, text, end);
    }

    synchronized void forget(int lost) {
        if (end.isEmpty() && attempt <= lost) {
            text.setLength(0);
            attempt = 0;
        }
    }

    synchronized int length() {
        return text.length();
    }

    /** Nothing was ever appended: it only has watchers. */
    synchronized boolean isUnwritten() {
        return attempt == 0 && end.isEmpty();
    }

    synchronized boolean hasEnded() {
        return !end.isEmpty();
    }

    synchronized boolean isIdle() {
        return isUnwritten() && watchers.isEmpty();
    }

    void add(Consumer<ReplyEvent> watcher) {
        watchers.add(watcher);
    }

    void remove(Consumer<ReplyEvent> watcher) {
        watchers.remove(watcher);
    }

    /** Outside the lock: a watcher may read the log. */
    void show(ReplyEvent event) {
        for (var watcher : watchers) {
            watcher.accept(event);
        }
    }

    private void begin(int newAttempt) {
        if (end.isEmpty() && newAttempt > attempt) {
            attempt = newAttempt;
            text.setLength(0);
        }
    }

    private boolean isAt(ReplyPosition position, int added) {
        return end.isEmpty() && position.attempt() == attempt && position.offset() == text.length() + added;
    }
}
