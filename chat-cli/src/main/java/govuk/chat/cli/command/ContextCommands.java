package govuk.chat.cli.command;

import govuk.chat.cli.context.Chosen;
import govuk.chat.cli.context.ContextFile;
import govuk.chat.cli.context.Key;
import govuk.chat.cli.context.Surroundings;
import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.ExitStatus;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code chat context}: servers under names. */
public final class ContextCommands {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private ContextCommands() {}

    public static CommandLine of(Surroundings here) {
        return Group.of(
                "context",
                "Keeps servers under names.",
                List.of(new Contexts(here), new Use(here), new Add(here), new Remove(here)));
    }

    @Command(
            name = "list",
            description = "Lists the contexts; the one in use has a star.",
            footer = {"", "Examples:", "  chat context list", "  chat context list -o json"})
    static final class Contexts extends ChatCommand {
        Contexts(Surroundings here) {
            super(here);
        }

        @Override
        protected ExitStatus run() {
            var settings = options().settings(here());
            var isText = options().form(settings) == Options.Form.TEXT;
            var used = settings.text(Key.CONTEXT);
            for (var name : settings.contexts()) {
                var server = settings.context(name).getOrDefault(Key.SERVER, "");
                var isUsed = name.equals(used);
                here().streams()
                        .out()
                        .println(
                                isText
                                        ? (isUsed ? "* " : "  ") + name + "  " + server
                                        : Json.line(Map.of("name", name, "server", server, "used", isUsed)));
            }
            return ExitStatus.OK;
        }
    }

    @Command(
            name = "use",
            description = "Uses a context from now on.",
            footer = {"", "Examples:", "  chat context use staging", "  chat context use local"})
    static final class Use extends ChatCommand {
        @Parameters(paramLabel = "NAME", description = "The context's name.")
        private String name = "";

        Use(Surroundings here) {
            super(here);
        }

        @Override
        protected ExitStatus run() {
            options().settings(here()).context(name);
            new ContextFile(here()).use(name);
            here().streams().say("using context " + name + ".");
            return ExitStatus.OK;
        }
    }

    @Command(
            name = "add",
            description = "Adds a context, or replaces it. It keeps --server, --timeout, --output, --color and --ca.",
            footer = {
                "",
                "Examples:",
                "  chat context add local --server http://localhost:3000",
                "  chat context add staging --server https://chat.example.org --ca staging.pem"
            })
    static final class Add extends ChatCommand {
        @Parameters(paramLabel = "NAME", description = "A name: letters, digits, dots, dashes.")
        private String name = "";

        Add(Surroundings here) {
            super(here);
        }

        @Override
        protected ExitStatus run() {
            if (!name.matches(NAME)) {
                throw CliException.usage("\"" + name + "\" is no name. It has letters, digits, dots and dashes.");
            }
            var given = options().given();
            given.remove(Key.CONTEXT);
            if (!given.containsKey(Key.SERVER)) {
                throw CliException.usage("say which server it is, with --server.");
            }
            new Chosen(here(), options().settings(here())).patience(); // refuses what makes no sense
            new ContextFile(here()).add(name, given);
            here().streams().say("added context " + name + ". Use it with \"chat context use " + name + "\".");
            return ExitStatus.OK;
        }
    }

    @Command(
            name = "remove",
            description = "Forgets a context.",
            footer = {"", "Examples:", "  chat context remove staging", "  chat context remove local"})
    static final class Remove extends ChatCommand {
        @Parameters(paramLabel = "NAME", description = "The context's name.")
        private String name = "";

        Remove(Surroundings here) {
            super(here);
        }

        @Override
        protected ExitStatus run() {
            if (!new ContextFile(here()).remove(name)) {
                throw CliException.usage("no context \"" + name + "\" was added by a command.");
            }
            here().streams().say("removed context " + name + ".");
            return ExitStatus.OK;
        }
    }
}
