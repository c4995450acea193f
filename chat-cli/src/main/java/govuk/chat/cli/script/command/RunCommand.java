package govuk.chat.cli.script.command;

import govuk.chat.cli.command.ChatCommand;
import govuk.chat.cli.command.Options.Form;
import govuk.chat.cli.context.Key;
import govuk.chat.cli.context.Surroundings;
import govuk.chat.cli.outcome.CliException;
import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.cli.script.Script;
import govuk.chat.cli.script.ScriptProblems;
import govuk.chat.cli.script.read.ScriptReader;
import govuk.chat.cli.script.read.ScriptSchema;
import govuk.chat.cli.script.read.UndefinedVariables;
import govuk.chat.cli.script.read.VariablesFile;
import govuk.chat.cli.script.run.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code chat run}: scripted chats, as tests. */
@Command(
        name = "run",
        description = "Runs scripted chats (*.chat.yaml) and says which expectations were met.",
        footer = {
            "",
            "Examples:",
            "  chat run smoke.chat.yaml",
            "  chat run chats/ -j 4 --tags smoke --junit target/chat.xml"
        })
public final class RunCommand extends ChatCommand {
    private static final int MOST_PARALLEL = 64;

    @Parameters(arity = "0..*", paramLabel = "FILE|DIR", description = "Scripts, and folders of them.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "-j", paramLabel = "N", description = "Run this many files at once (1).")
    private int parallel = 1;

    @Option(names = "--tags", split = ",", paramLabel = "TAG", description = "Only scripts with one of these tags.")
    private Set<String> tags = new HashSet<>();

    @Option(names = "--fail-fast", description = "Begin nothing more once a step has failed.")
    private boolean isFailFast;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write a report in JUnit's XML.")
    private @Nullable Path junit;

    @Option(names = "--html", paramLabel = "DIR", description = "Write a report as a page.")
    private @Nullable Path html;

    @Option(names = "--var", paramLabel = "NAME=VALUE", description = "Give a variable its value.")
    private Map<String, String> variables = new LinkedHashMap<>();

    @Option(names = "--vars-file", paramLabel = "FILE", description = "Take variables from a YAML file.")
    private @Nullable Path variablesFile;

    @Option(names = "--lint", description = "Only say what is wrong with the scripts.")
    private boolean isLint;

    @Option(names = "--schema", description = "Print the JSON Schema of scripts.")
    private boolean isSchema;

    @Option(names = "--dry-run", description = "Only say which steps would be run.")
    private boolean isDryRun;

    public RunCommand(Surroundings here) {
        super(here);
    }

    @Override
    protected ExitStatus run() throws Exception {
        if (isSchema) {
            here().streams().out().write(ScriptSchema.text());
            return ExitStatus.OK;
        }
        requireSense();
        try {
            var given = new Given(variables, here().variables(), fileVariables());
            var scripts = chosen(read(given));
            return isLint || isDryRun ? tell(scripts) : run(scripts, given);
        } catch (ScriptProblems e) {
            e.problems().forEach(problem -> here().streams().say(problem.toString()));
            return ExitStatus.USAGE;
        }
    }

    private void requireSense() {
        if (paths.isEmpty()) {
            throw CliException.usage("say which scripts to run: chat run FILE|DIR…");
        }
        if (parallel < 1 || parallel > MOST_PARALLEL) {
            throw CliException.usage("-j: from 1 to " + MOST_PARALLEL + " files at once.");
        }
    }

    private Map<String, String> fileVariables() throws ScriptProblems {
        return variablesFile == null ? Map.of() : VariablesFile.read(variablesFile);
    }

    private List<Script> read(Given given) throws ScriptProblems {
        var scripts = ScriptReader.read(paths);
        var undefined = UndefinedVariables.find(scripts, given.names());
        if (!undefined.isEmpty()) {
            throw new ScriptProblems(undefined);
        }
        return scripts;
    }

    private List<Script> chosen(List<Script> scripts) {
        var chosen = scripts.stream()
                .filter(script -> tags.isEmpty() || script.tags().stream().anyMatch(tags::contains))
                .toList();
        if (chosen.isEmpty()) {
            throw CliException.usage("--tags: no script has one of " + String.join(", ", tags) + ".");
        }
        return chosen;
    }

    private ExitStatus tell(List<Script> scripts) {
        var out = here().streams().out();
        for (var script : scripts) {
            if (isDryRun) {
                out.println(script.file() + "  " + script.name());
                script.steps()
                        .forEach(step -> out.println(
                                "  " + step.title().at() + "  " + step.title().name()
                                        + step.skip()
                                                .map(reason -> "  (skip: " + reason + ")")
                                                .orElse("")));
            }
        }
        var steps = scripts.stream().mapToInt(script -> script.steps().size()).sum();
        out.println(scripts.size() + " scripts, " + steps + " steps, nothing wrong with them");
        return ExitStatus.OK;
    }

    private ExitStatus run(List<Script> scripts, Given given) throws ScriptProblems {
        var chosen = options().choose(here());
        if (options().form(chosen.settings()) != Form.TEXT) {
            throw CliException.usage("-o: \"run\" writes text. For programs there is --junit FILE.");
        }
        var reports = new Reports(Optional.ofNullable(junit), Optional.ofNullable(html));
        reports.prepare();
        var run = new ScriptRun(here(), new ContextTargets(here(), chosen), given, reports);
        return run.run(scripts, parallel, isFailFast, chosen.settings().text(Key.COLOR));
    }
}
