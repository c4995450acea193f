package govuk.chat.cli.command;

import govuk.chat.cli.command.Options.Form;
import govuk.chat.cli.context.Surroundings;
import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.cli.terminal.Prompt;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chat auth}: who one is at the server. */
public final class AuthCommands {
    private AuthCommands() {}

    public static CommandLine of(Surroundings here) {
        return Group.of(
                "auth",
                "Signs in and out, and says who you are.",
                List.of(new Login(here), new Logout(here), new Status(here), new Token(here)));
    }

    @Command(
            name = "login",
            description = "Signs in. The password is asked for, or read from standard input; it is never an option.",
            footer = {
                "",
                "Examples:",
                "  chat auth login --email anna@example.org",
                "  chat auth login --email anna@example.org --password-stdin <password.txt"
            })
    static final class Login extends ChatCommand {
        @Option(names = "--email", paramLabel = "EMAIL", description = "Asked for if it is left out.")
        private @Nullable String email;

        @Option(names = "--password-stdin", description = "Read the password from standard input.")
        private boolean isPiped;

        Login(Surroundings here) {
            super(here);
        }

        @Override
        protected ExitStatus run() throws InterruptedException {
            var chosen = options().choose(here());
            var who = email == null ? prompt().line("Email: ", "say who signs in with --email.") : email;
            var password = isPiped
                    ? Question.standardInput(here().streams()).stripTrailing()
                    : prompt().secret(
                                    "Password: ",
                                    "there is no terminal to ask for the password. Use --password-stdin.");
            try (var client = chosen.open()) {
                var user = client.signIn().login(who.strip(), password);
                here().streams().say("signed in at " + chosen.server() + " as " + user.email() + ".");
            }
            if (chosen.tokens().isFromEnvironment()) {
                here().streams().say(chosen.tokens().origin() + " is set and goes before this sign-in.");
            }
            return ExitStatus.OK;
        }

        private Prompt prompt() {
            return new Prompt(here().streams());
        }
    }

    @Command(
            name = "logout",
            description = "Ends the sign-in at the server, and forgets it here.",
            footer = {"", "Examples:", "  chat auth logout", "  chat auth logout --context staging"})
    static final class Logout extends ChatCommand {
        Logout(Surroundings here) {
            super(here);
        }

        @Override
        protected ExitStatus run() throws InterruptedException {
            var chosen = options().choose(here());
            try (var client = chosen.open()) {
                client.signIn().logout();
            }
            here().streams().say("signed out at " + chosen.server() + ".");
            return ExitStatus.OK;
        }
    }

    @Command(
            name = "status",
            description = "Says who is signed in; ends with 4 if nobody is.",
            footer = {"", "Examples:", "  chat auth status", "  chat auth status -o json | jq -r .email"})
    static final class Status extends ChatCommand {
        Status(Surroundings here) {
            super(here);
        }

        @Override
        protected ExitStatus run() throws InterruptedException {
            var chosen = options().choose(here());
            var form = options().form(chosen.settings());
            try (var client = chosen.open()) {
                var signIn = client.signIn().me();
                var json = new LinkedHashMap<String, Object>();
                json.put("server", chosen.server().toString());
                json.put("email", signIn.user().email());
                json.put("role", CommandWords.lower(signIn.user().role()));
                json.put("lapsesAt", signIn.lapsesAt().toString());
                json.put("token", chosen.tokens().origin());
                here().streams()
                        .out()
                        .println(
                                form == Form.TEXT
                                        ? signIn.user().email() + " (" + json.get("role") + ") at " + chosen.server()
                                                + ", until " + signIn.lapsesAt()
                                        : Json.line(json));
            }
            return ExitStatus.OK;
        }
    }

    @Command(
            name = "token",
            description = "Prints the token, for other programs. Whoever has it is you: do not show it.",
            footer = {
                "",
                "Examples:",
                "  chat auth token | wc -c",
                "  curl -H \"Authorization: Bearer $(chat auth token)\" http://localhost:3000/api/v1/sessions"
            })
    static final class Token extends ChatCommand {
        Token(Surroundings here) {
            super(here);
        }

        @Override
        protected ExitStatus run() {
            var token = options().choose(here()).tokens().token();
            if (token.isEmpty()) {
                throw new CliException(
                        ExitStatus.NOT_ALLOWED,
                        "there is no token. Sign in with \"chat auth login\", or ask something.");
            }
            here().streams().out().println(token);
            return ExitStatus.OK;
        }
    }
}
