package govuk.chat.cli.command;

import govuk.chat.cli.context.Key;
import govuk.chat.cli.context.Surroundings;
import govuk.chat.cli.outcome.ExitStatus;
import java.util.LinkedHashMap;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chat config}: what is set, and where. */
public final class ConfigCommands {
    private ConfigCommands() {}

    public static CommandLine of(Surroundings here) {
        return Group.of("config", "Says what is set.", List.of(new Values(here)));
    }

    @Command(
            name = "list",
            description = "Lists the settings that hold here.",
            footer = {"", "Examples:", "  chat config list", "  chat config list --show-origin"})
    static final class Values extends ChatCommand {
        @Option(names = "--show-origin", description = "Say where each comes from.")
        private boolean isOriginShown;

        Values(Surroundings here) {
            super(here);
        }

        @Override
        protected ExitStatus run() {
            var settings = options().settings(here());
            var isText = options().form(settings) == Options.Form.TEXT;
            for (var key : Key.values()) {
                var value = settings.get(key);
                var json = new LinkedHashMap<String, Object>();
                json.put("name", key.word());
                json.put("value", value.text());
                json.put("origin", value.origin());
                var origin = isOriginShown ? "  (" + value.origin() + ")" : "";
                here().streams().out().println(isText ? key.word() + "=" + value.text() + origin : Json.line(json));
            }
            return ExitStatus.OK;
        }
    }
}
