package govuk.chat.cli;

import govuk.chat.cli.command.ChatCommand;
import govuk.chat.cli.context.Surroundings;
import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.ExitStatus;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code chat completion}: what a shell needs to complete words. */
@Command(
        name = "completion",
        description = "Prints a script that completes commands and options in bash or zsh.",
        footer = {
            "",
            "Examples:",
            "  chat completion bash >~/.local/share/bash-completion/completions/chat",
            "  chat completion zsh >>~/.zshrc"
        })
final class CompletionCommand extends ChatCommand {
    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private String shell = "";

    CompletionCommand(Surroundings here) {
        super(here);
    }

    @Override
    protected ExitStatus run() {
        if (!shell.equals("bash") && !shell.equals("zsh")) {
            throw CliException.usage("there is no completion for \"" + shell + "\". There is for bash and zsh.");
        }
        // The script turns on zsh's understanding of bash's by itself.
        here().streams().out().write(AutoComplete.bash("chat", new ChatCli(here()).whole()));
        return ExitStatus.OK;
    }
}
