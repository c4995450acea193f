package govuk.chat.cli;

import govuk.chat.cli.command.AskCommand;
import govuk.chat.cli.command.AuthCommands;
import govuk.chat.cli.command.ChatCommand;
import govuk.chat.cli.command.ConfigCommands;
import govuk.chat.cli.command.ContextCommands;
import govuk.chat.cli.command.HealthCommand;
import govuk.chat.cli.command.SessionCommands;
import govuk.chat.cli.context.Surroundings;
import govuk.chat.cli.doctor.DoctorCommand;
import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.cli.outcome.Nearest;
import govuk.chat.cli.outcome.Verdict;
import govuk.chat.cli.script.command.ReplayCommand;
import govuk.chat.cli.script.command.RunCommand;
import govuk.chat.cli.talk.TalkCommand;
import govuk.chat.cli.terminal.Output;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands, and how they end: with an exit code of the table and, if something went wrong, one line that says so. */
public final class ChatCli {
    private static final int USUAL_WIDTH = 80;
    private static final int LEAST_WIDTH = 55; // the parser takes no less
    private static final int MOST_WIDTH = 120;

    private final Surroundings here;

    public ChatCli(Surroundings here) {
        this.here = here;
    }

    @Command(
            name = "chat",
            description = "Talks to a chat server from the terminal.",
            synopsisSubcommandLabel = "COMMAND",
            versionProvider = Version.class)
    private static final class Root {}

    private static Map<String, Function<Surroundings, CommandLine>> commands() {
        var commands = new LinkedHashMap<String, Function<Surroundings, CommandLine>>();
        commands.put("talk", here -> new CommandLine(new TalkCommand(here)));
        commands.put("ask", here -> new CommandLine(new AskCommand(here)));
        commands.put("run", here -> new CommandLine(new RunCommand(here)));
        commands.put("replay", here -> new CommandLine(new ReplayCommand(here)));
        commands.put("health", here -> new CommandLine(new HealthCommand(here)));
        commands.put("doctor", here -> new CommandLine(new DoctorCommand(here)));
        commands.put("auth", AuthCommands::of);
        commands.put("sessions", SessionCommands::of);
        commands.put("context", ContextCommands::of);
        commands.put("config", ConfigCommands::of);
        commands.put("completion", here -> new CommandLine(new CompletionCommand(here)));
        commands.put("man", here -> new CommandLine(new ManCommand(here)));
        return commands;
    }

    /** @return the exit code */
    public int run(String... arguments) {
        var line = line(arguments);
        if (arguments.length == 0) {
            here.streams().messages().println(line.getUsageMessage(Ansi.OFF).strip());
            return ExitStatus.USAGE.code();
        }
        return line.execute(arguments);
    }

    /** With every command in it. */
    CommandLine whole() {
        return line();
    }

    private CommandLine line(String... arguments) {
        var line = new CommandLine(new Root());
        asked(arguments).forEach((name, command) -> line.addSubcommand(name, command.apply(here)));
        Help.addTo(line);
        return line.setOut(new PrintWriter(new OutputWriter(here.streams().out()), true))
                .setErr(new PrintWriter(here.streams().messages(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(width())
                .setParameterExceptionHandler(this::wrongUsage)
                .setExecutionExceptionHandler(this::failed);
    }

    /** Only the command that is asked for, if it is known: looking at all of them takes time at the start. */
    private static Map<String, Function<Surroundings, CommandLine>> asked(String... arguments) {
        var all = commands();
        var asked = arguments.length == 0 ? null : all.get(arguments[0]);
        return asked == null ? all : Map.of(arguments[0], asked);
    }

    private int wrongUsage(ParameterException e, String[] arguments) {
        var command = e.getCommandLine().getCommandSpec().qualifiedName();
        here.streams().say(words(e) + " \"" + command + " --help\" says more.");
        return ExitStatus.USAGE.code();
    }

    private static String words(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            var typed = unmatched.getUnmatched().getFirst();
            return "there is no \"" + typed + "\"."
                    + Nearest.to(typed, known(e.getCommandLine().getCommandSpec()))
                            .map(near -> " Did you mean \"" + near + "\"?")
                            .orElse("");
        }
        var words = String.valueOf(e.getMessage());
        return words.endsWith(".") ? words : words + ".";
    }

    private static List<String> known(CommandSpec command) {
        return Stream.concat(command.subcommands().keySet().stream(), command.optionsMap().keySet().stream())
                .toList();
    }

    private int failed(Exception e, CommandLine line, ParseResult result) {
        if (e instanceof Output.ReaderGoneException) {
            // Whoever read it has what they wanted.
            return ExitStatus.OK.code();
        }
        var verdict = Verdict.of(e);
        here.streams().say(verdict.line());
        if (line.getCommand() instanceof ChatCommand command
                && command.options().isDebug()) {
            e.printStackTrace(here.streams().messages());
        }
        return verdict.status().code();
    }

    private int width() {
        return here.variable("COLUMNS")
                .filter(columns -> columns.matches("[0-9]{1,5}"))
                .map(columns -> Math.clamp(Integer.parseInt(columns), LEAST_WIDTH, MOST_WIDTH))
                .orElse(USUAL_WIDTH);
    }
}
