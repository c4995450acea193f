package govuk.chat.cli.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Commands below a common word, such as {@code chat auth login}. */
final class Group {
    private Group() {}

    /** Has no use of its own. */
    @Command
    private static final class Word {}

    static CommandLine of(String name, String description, List<ChatCommand> commands) {
        var group = new CommandLine(new Word());
        group.setCommandName(name);
        group.getCommandSpec().usageMessage().description(description).synopsisSubcommandLabel("COMMAND");
        commands.forEach(group::addSubcommand);
        return group;
    }
}
