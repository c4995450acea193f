package govuk.chat.cli.command;

import govuk.chat.cli.command.Options.Form;
import govuk.chat.cli.context.Surroundings;
import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.cli.terminal.NewFile;
import govuk.chat.cli.terminal.Prompt;
import govuk.chat.cli.terminal.SafeText;
import govuk.chat.core.client.RemoteMessage;
import govuk.chat.core.client.RemoteSession;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code chat sessions}: the conversations of the caller. */
public final class SessionCommands {
    private static final int MOST_MESSAGES = 100_000;
    private static final int LARGEST_PAGE = 100;

    private SessionCommands() {}

    public static CommandLine of(Surroundings here) {
        return Group.of(
                "sessions",
                "Lists, shows, exports and deletes your conversations.",
                List.of(new Sessions(here), new Show(here), new Export(here), new Delete(here)));
    }

    @Command(
            name = "list",
            description = "Lists the sessions, the one used last first.",
            footer = {"", "Examples:", "  chat sessions list", "  chat sessions list -o jsonl | jq -r .sessionId"})
    static final class Sessions extends ChatCommand {
        @Option(names = "--limit", paramLabel = "N", description = "How many at most (20).")
        private int limit = 20;

        Sessions(Surroundings here) {
            super(here);
        }

        @Override
        protected ExitStatus run() throws InterruptedException {
            var chosen = options().choose(here());
            var form = options().form(chosen.settings());
            if (limit < 1) {
                throw CliException.usage("--limit: at least 1.");
            }
            try (var client = chosen.open()) {
                var next = "";
                var left = limit;
                do {
                    var page = client.sessions().list(Math.min(left, LARGEST_PAGE), next);
                    page.items().forEach(session -> print(session, form));
                    left -= page.items().size();
                    next = page.next();
                } while (left > 0 && !next.isEmpty());
            }
            return ExitStatus.OK;
        }

        private void print(RemoteSession session, Form form) {
            here().streams()
                    .out()
                    .println(
                            form == Form.TEXT
                                    ? session.id() + "  " + session.updatedAt() + "  "
                                            + CommandWords.lower(session.status()) + "  "
                                            + SafeText.line(session.title())
                                    : Json.line(SessionJson.of(session)));
        }
    }

    @Command(
            name = "show",
            description = "Prints the messages of a session.",
            footer = {
                "",
                "Examples:",
                "  chat sessions show SESSION",
                "  chat sessions show SESSION -o jsonl | tail -n 1"
            })
    static final class Show extends ChatCommand {
        @Parameters(paramLabel = "SESSION", description = "The session's id.")
        private String session = "";

        Show(Surroundings here) {
            super(here);
        }

        @Override
        protected ExitStatus run() throws InterruptedException {
            var chosen = options().choose(here());
            var form = options().form(chosen.settings());
            try (var client = chosen.open()) {
                var messages = client.messages().all(AskCommand.sessionId(session), MOST_MESSAGES);
                here().streams().out().print(Transcript.of(messages, form));
            }
            return ExitStatus.OK;
        }
    }

    @Command(
            name = "export",
            description = "Writes a session with all its messages, to take along.",
            footer = {
                "",
                "Examples:",
                "  chat sessions export SESSION >conversation.txt",
                "  chat sessions export SESSION -o json --to conversation.json"
            })
    static final class Export extends ChatCommand {
        @Parameters(paramLabel = "SESSION", description = "The session's id.")
        private String session = "";

        @Option(names = "--to", paramLabel = "FILE", description = "Write to a new file that only you can read.")
        private @Nullable String target;

        Export(Surroundings here) {
            super(here);
        }

        @Override
        protected ExitStatus run() throws InterruptedException {
            var chosen = options().choose(here());
            var form = options().form(chosen.settings());
            var id = AskCommand.sessionId(session);
            try (var client = chosen.open()) {
                write(text(client.sessions().get(id), client.messages().all(id, MOST_MESSAGES), form));
            }
            return ExitStatus.OK;
        }

        private static String text(RemoteSession session, List<RemoteMessage> messages, Form form) {
            if (form == Form.TEXT || form == Form.JSONL) {
                return Transcript.of(messages, form);
            }
            var json = new LinkedHashMap<>(SessionJson.of(session));
            json.put("messages", messages.stream().map(MessageJson::of).toList());
            return Json.line(json) + "\n";
        }

        private void write(String text) {
            if (target == null) {
                here().streams().out().print(text);
                return;
            }
            NewFile.write(here().folder().resolve(target), text);
        }
    }

    @Command(
            name = "delete",
            description = "Deletes a session with all its messages, for good.",
            footer = {"", "Examples:", "  chat sessions delete SESSION", "  chat sessions delete SESSION --yes"})
    static final class Delete extends ChatCommand {
        @Parameters(paramLabel = "SESSION", description = "The session's id.")
        private String session = "";

        @Option(names = "--yes", description = "Do not ask whether it is meant.")
        private boolean isSure;

        Delete(Surroundings here) {
            super(here);
        }

        @Override
        protected ExitStatus run() throws InterruptedException {
            var chosen = options().choose(here());
            var id = AskCommand.sessionId(session);
            var mayGo = isSure
                    || new Prompt(here().streams())
                            .isYes(
                                    "Delete session " + id + " for good? [y/N] ",
                                    "nobody can be asked. Say --yes to delete it.");
            if (!mayGo) {
                here().streams().say("nothing was deleted.");
                return ExitStatus.OK;
            }
            try (var client = chosen.open()) {
                client.sessions().delete(id);
            }
            here().streams().say("deleted session " + id + ".");
            return ExitStatus.OK;
        }
    }
}
