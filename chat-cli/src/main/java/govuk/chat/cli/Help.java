package govuk.chat.cli;

import govuk.chat.cli.outcome.ExitStatus;
import java.util.LinkedHashMap;
import picocli.CommandLine.Model.CommandSpec;

/** What every help has: its own options, and the table of exit codes. */
final class Help {
    private Help() {}

    static void addTo(CommandSpec command) {
        command.mixinStandardHelpOptions(true);
        var table = new LinkedHashMap<String, String>();
        for (var status : ExitStatus.values()) {
            table.put(String.valueOf(status.code()), status.meaning());
        }
        command.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(table);
    }
}
