package govuk.chat.cli.talk;

import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.cli.outcome.Nearest;
import govuk.chat.cli.talk.Screen.Entry;
import java.util.List;

/** Reads what the person types and does it, until they leave. */
final class Talk {
    /** What can be typed beside questions. */
    static final List<String> WORDS = List.of(
            "/help",
            "/new",
            "/sessions",
            "/open",
            "/history",
            "/retry",
            "/stop",
            "/save",
            "/feedback",
            "/status",
            "/quit");

    private static final String HELP = """
        /new           begin a new session
        /sessions      list your sessions
        /open ID       go on in another session
        /history       show this session again
        /retry         send the last question again, if it did not get through
        /stop          stop the answer that is still being written
        /save FILE     write this session as a script for "chat run"
        /feedback      say where to tell us what you think
        /status        say where you are and how the server is
        /quit          leave; Ctrl-D does too
        //text         ask something that begins with a slash
        Ctrl-C stops an answer; a second one leaves.\
        """;

    private final Screen screen;
    private final Conversation conversation;

    Talk(Screen screen, Conversation conversation) {
        this.screen = screen;
        this.conversation = conversation;
    }

    ExitStatus run() throws Exception {
        var wasInterrupted = false;
        while (true) {
            switch (screen.read()) {
                case Entry.Ended ended -> {
                    return ExitStatus.OK;
                }
                case Entry.Interrupted interrupted -> {
                    if (wasInterrupted) {
                        return ExitStatus.INTERRUPTED;
                    }
                    wasInterrupted = true;
                    screen.say("Ctrl-C again, or /quit, leaves.");
                }
                case Entry.Text(var text) -> {
                    wasInterrupted = false;
                    if (text.strip().equals("/quit")) {
                        return ExitStatus.OK;
                    }
                    handle(text.strip());
                }
            }
        }
    }

    private void handle(String text) throws Exception {
        if (text.startsWith("//")) {
            conversation.ask(text.substring(1));
        } else if (text.startsWith("/")) {
            var words = text.split("\\s+", 2);
            command(words[0], words.length > 1 ? words[1].strip() : "");
        } else if (!text.isEmpty()) {
            conversation.ask(text);
        }
    }

    private void command(String word, String rest) throws Exception {
        switch (word) {
            case "/help" -> screen.say(HELP);
            case "/new" -> conversation.begin();
            case "/sessions" -> conversation.listSessions();
            case "/open" -> conversation.open(rest);
            case "/history" -> conversation.showHistory();
            case "/retry" -> conversation.retry();
            case "/stop" -> conversation.stop();
            case "/save" -> conversation.save(rest);
            case "/feedback" -> conversation.showFeedback();
            case "/status" -> conversation.showStatus();
            default ->
                screen.say("There is no " + word + "."
                        + Nearest.to(word, WORDS)
                                .map(near -> " Did you mean " + near + "?")
                                .orElse("")
                        + " /help lists what there is; //text asks something that begins with a slash.");
        }
    }
}
