package govuk.chat.cli.talk;

import govuk.chat.cli.command.Options;
import govuk.chat.cli.command.Transcript;
import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.Verdict;
import govuk.chat.cli.terminal.NewFile;
import govuk.chat.cli.terminal.SafeText;
import govuk.chat.core.client.ChatClient;
import govuk.chat.core.client.ClientException;
import govuk.chat.core.client.NewMessage;
import govuk.chat.core.client.RemoteMessage;
import govuk.chat.core.model.ReplyEvent;
import govuk.chat.core.model.ReplyId;
import govuk.chat.core.model.SessionId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The session that a person is in, and what they do with it. What fails is said and nothing is lost: the question that did not get through can
 * be sent again. For one thread.
 */
final class Conversation {
    private static final int SHOWN_SESSIONS = 20;
    private static final int MOST_MESSAGES = 10_000;

    private final ChatClient client;
    private final Screen screen;
    private final Path folder;
    private volatile Optional<ReplyId> open = Optional.empty();
    private Optional<SessionId> session;
    private Optional<NewMessage> unsent = Optional.empty();

    /** @param session to begin in; none to begin a new one with the first question */
    Conversation(ChatClient client, Screen screen, Path folder, Optional<SessionId> session) {
        this.client = client;
        this.screen = screen;
        this.folder = folder;
        this.session = session;
    }

    /** @throws InterruptedException at the second Ctrl-C */
    void ask(String text) throws Exception {
        send(NewMessage.of(text));
    }

    void retry() throws Exception {
        if (unsent.isEmpty()) {
            screen.say("There is nothing to send again.");
        } else {
            // With the same key: if it had got through after all, it is not asked twice.
            send(unsent.get());
        }
    }

    void begin() {
        session = Optional.empty();
        screen.say("The next question begins a new session.");
    }

    void open(String id) throws Exception {
        attempt(() -> {
            var found = client.sessions().get(new SessionId(id));
            session = Optional.of(found.id());
            screen.say("In session " + found.id() + ". /history shows it.");
            return found;
        });
    }

    void listSessions() throws Exception {
        attempt(() -> {
            var page = client.sessions().list(SHOWN_SESSIONS, "");
            page.items()
                    .forEach(found -> screen.say((isCurrent(found.id()) ? "* " : "  ") + found.id() + "  "
                            + found.updatedAt() + "  " + SafeText.line(found.title())));
            return page;
        });
    }

    void showHistory() throws Exception {
        inSession(id -> screen.print(Transcript.of(client.messages().all(id, MOST_MESSAGES), Options.Form.TEXT)));
    }

    /** Of a question that was left behind: the answer is still being written. */
    void stop() throws Exception {
        var reply = open;
        open = Optional.empty();
        if (reply.isEmpty()) {
            screen.say("Nothing is being written.");
        } else {
            attempt(() -> client.replies().stop(reply.get()));
        }
    }

    void save(String name) throws Exception {
        if (name.isEmpty()) {
            screen.say("Say into which file: /save FILE");
            return;
        }
        inSession(id -> {
            var messages = client.messages().all(id, MOST_MESSAGES);
            NewFile.write(folder.resolve(name), ScriptText.of(id, messages));
            screen.say("Saved " + messages.size() + " messages in " + name + ".");
        });
    }

    void showFeedback() throws Exception {
        attempt(() -> {
            var address = client.health().feedbackAddress();
            screen.say(address.map(place -> "Tell us what you think: " + SafeText.line(place))
                    .orElse("This service names no place for feedback."));
            return address;
        });
    }

    void showStatus() throws Exception {
        screen.say(session.map(id -> "Session " + id + ".").orElse("No session yet."));
        attempt(() -> {
            var report = client.health().health();
            screen.say("The server is " + report.word() + ".");
            return report;
        });
    }

    private void send(NewMessage message) throws Exception {
        unsent = Optional.of(message);
        open = Optional.empty();
        var interrupts = new AtomicInteger();
        var asker = Thread.currentThread();
        attempt(() -> screen.during(() -> interrupted(interrupts, asker), () -> {
            if (session.isEmpty()) {
                session = Optional.of(client.sessions().create().id());
            }
            var sent = client.messages().send(session.get(), message);
            unsent = Optional.empty();
            follow(sent.reply().id(), interrupts);
            return sent;
        }));
    }

    /** The first Ctrl-C stops the answer, or will once there is one; the second leaves. */
    private void interrupted(AtomicInteger interrupts, Thread asker) {
        if (interrupts.incrementAndGet() > 1) {
            asker.interrupt();
        } else {
            open.ifPresent(this::stopSoon);
        }
    }

    private void follow(ReplyId reply, AtomicInteger interrupts) throws InterruptedException {
        open = Optional.of(reply);
        if (interrupts.get() > 0) {
            stopSoon(reply);
        }
        var end = client.replies().follow(reply, this::show);
        open = Optional.empty();
        screen.print("\n");
        tell(end);
    }

    private void stopSoon(ReplyId reply) {
        Thread.ofVirtual().start(() -> stopQuietly(reply));
    }

    private void show(ReplyEvent event) {
        switch (event) {
            case ReplyEvent.Delta delta -> screen.print(delta.text());
            case ReplyEvent.Restarted restarted -> {
                screen.print("\n");
                screen.say("The answer broke off and begins again.");
            }
            case ReplyEvent.Started started -> {}
            case ReplyEvent.End end -> {}
        }
    }

    private void tell(ReplyEvent.End end) {
        switch (end) {
            case ReplyEvent.Completed completed -> {}
            case ReplyEvent.Failed failed ->
                screen.say(Verdict.of(failed.failure()).line());
            case ReplyEvent.Cancelled cancelled -> screen.say("Stopped.");
        }
    }

    private void stopQuietly(ReplyId reply) {
        try {
            client.replies().stop(reply);
        } catch (ClientException | InterruptedException e) {
            screen.say("The answer could not be stopped.");
        }
    }

    /** What goes wrong with one entry is no reason to leave. */
    private void attempt(Callable<?> work) throws Exception {
        try {
            work.call();
        } catch (ClientException | CliException | IllegalArgumentException e) {
            screen.say(
                    e instanceof IllegalArgumentException
                            ? "That is no id of a session."
                            : Verdict.of(e).line());
            if (unsent.isPresent()) {
                screen.say("Your question was not sent. /retry sends it again.");
            }
        }
    }

    private void inSession(Work work) throws Exception {
        if (session.isEmpty()) {
            screen.say("There is no session yet. Ask something, or /open one.");
            return;
        }
        attempt(() -> {
            work.with(session.get());
            return session;
        });
    }

    private boolean isCurrent(SessionId id) {
        return session.equals(Optional.of(id));
    }

    /** Something to do with a session. */
    private interface Work {
        void with(SessionId session) throws Exception;
    }

    static boolean isQuestion(RemoteMessage message) {
        return switch (message.role()) {
            case USER -> true;
            case ASSISTANT, SYSTEM -> false;
        };
    }
}
