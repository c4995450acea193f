package govuk.chat.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** A command's help as a manual page (man(7)): the layout of the help is kept, and what the format would take for its own is escaped. */
final class ManPage {
    private ManPage() {}

    static String of(CommandLine command) {
        var spec = command.getCommandSpec();
        var name = spec.qualifiedName("-");
        return ".TH " + quoted(name.toUpperCase(Locale.ROOT)) + " 1 \"\" \"chat\" \"User commands\"\n"
                + ".SH NAME\n" + escaped(name) + " \\- "
                + escaped(String.join(" ", spec.usageMessage().description())) + "\n"
                + ".SH DESCRIPTION\n.nf\n" + body(command) + ".fi\n";
    }

    private static String body(CommandLine command) {
        var body = new StringBuilder();
        command.getUsageMessage(Ansi.OFF)
                .lines()
                .forEach(line -> body.append(escaped(line)).append('\n'));
        return body.toString();
    }

    private static String escaped(String text) {
        var escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
