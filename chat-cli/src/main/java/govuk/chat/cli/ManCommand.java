package govuk.chat.cli;

import govuk.chat.cli.command.ChatCommand;
import govuk.chat.cli.context.Surroundings;
import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.ExitStatus;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code chat man}: the manual pages, made from the same words as the help. */
@Command(
        name = "man",
        description = "Prints the manual page of a command.",
        footer = {"", "Examples:", "  chat man | man -l -", "  chat man auth login >chat-auth-login.1"})
final class ManCommand extends ChatCommand {
    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command's words; none for all of chat.")
    private List<String> words = List.of();

    ManCommand(Surroundings here) {
        super(here);
    }

    @Override
    protected ExitStatus run() {
        CommandLine command = new ChatCli(here()).whole();
        for (var word : words) {
            var next = command.getSubcommands().get(word);
            if (next == null) {
                throw CliException.usage("there is no command \"" + String.join(" ", words) + "\".");
            }
            command = next;
        }
        here().streams().out().write(ManPage.of(command));
        return ExitStatus.OK;
    }
}
