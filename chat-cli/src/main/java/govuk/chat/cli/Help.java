package govuk.chat.cli;

import govuk.chat.cli.outcome.ExitStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** What every help has: its own options, and the table of exit codes. */
final class Help {
    private Help() {}

    /** To the command and all below it. */
    static void addTo(CommandLine command) {
        var spec = command.getCommandSpec();
        spec.mixinStandardHelpOptions(true);
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(exitCodes());
        command.getSubcommands().values().forEach(Help::addTo);
    }

    private static Map<String, String> exitCodes() {
        var table = new LinkedHashMap<String, String>();
        for (var status : ExitStatus.values()) {
            table.put(String.valueOf(status.code()), status.meaning());
        }
        return table;
    }
}
