package govuk.chat.cli.command;

import govuk.chat.cli.command.Options.Form;
import govuk.chat.cli.context.Chosen;
import govuk.chat.cli.context.Durations;
import govuk.chat.cli.context.Surroundings;
import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.core.client.ApiException;
import govuk.chat.core.client.ClientException;
import govuk.chat.core.client.HealthCalls;
import govuk.chat.core.client.HealthReport;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chat health}: how the server is, as a gate for deployments. */
@Command(
        name = "health",
        description = "Says how the server is; ends with 0 if it is well, else with 5.",
        footer = {"", "Examples:", "  chat health", "  chat health --ready --wait 60s && ./switch-traffic"})
public final class HealthCommand extends ChatCommand {
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final Duration LONGEST_TRY = Duration.ofSeconds(10);

    @ArgGroup
    private Kind kind = new Kind();

    @Option(names = "--wait", paramLabel = "TIME", description = "Ask again until it is well, for at most this long.")
    private @Nullable String wait;

    static final class Kind {
        @Option(names = "--live", description = "Only whether the process answers.")
        private boolean isLive;

        @Option(names = "--ready", description = "Only whether it takes work.")
        private boolean isReady;

        @Option(names = "--deep", description = "Everything; for operators who are signed in.")
        private boolean isDeep;
    }

    public HealthCommand(Surroundings here) {
        super(here);
    }

    @Override
    protected ExitStatus run() throws InterruptedException {
        var chosen = options().choose(here());
        var form = options().form(chosen.settings());
        var end = System.nanoTime()
                + (wait == null ? 0 : Durations.parse("--wait", wait).toNanos());
        try (var client = chosen.open(chosen.limits().withAnswer(longestTry(chosen)))) {
            while (true) {
                var isLast = System.nanoTime() - end >= 0;
                var report = ask(client.health(), isLast);
                if (report != null && (report.isWell() || isLast)) {
                    return print(report, form, chosen);
                }
                Thread.sleep(BETWEEN);
            }
        }
    }

    /** Null if nothing answered, which the last try throws instead. */
    private @Nullable HealthReport ask(HealthCalls health, boolean isLast) throws InterruptedException {
        try {
            return ask(health);
        } catch (ClientException e) {
            if (isLast || !isWorthWaiting(e)) {
                throw e;
            }
            return null;
        }
    }

    /** While a server starts, a proxy may say anything in its place; that it does not let us in stays. */
    private static boolean isWorthWaiting(ClientException failure) {
        return !(failure instanceof ApiException e) || e.isRetryable();
    }

    private HealthReport ask(HealthCalls health) throws InterruptedException {
        if (kind.isLive) {
            return health.live();
        }
        if (kind.isReady) {
            return health.ready();
        }
        return kind.isDeep ? health.detailed() : health.health();
    }

    private ExitStatus print(HealthReport report, Form form, Chosen chosen) {
        var out = here().streams().out();
        switch (form) {
            case TEXT -> out.println(chosen.server() + " is " + report.word() + details(report));
            case JSON, JSONL ->
                out.println(Json.line(Map.of(
                        "server", chosen.server().toString(),
                        "well", report.isWell(),
                        "report", report.body())));
        }
        return report.isWell() ? ExitStatus.OK : ExitStatus.UNREACHABLE;
    }

    private static String details(HealthReport report) {
        var details = new StringBuilder();
        for (var service : report.body().path("services").properties()) {
            var word = service.getValue().path("status").asText("?");
            details.append("\n  ").append(service.getKey()).append(": ").append(word);
        }
        return details.toString();
    }

    private static Duration longestTry(Chosen chosen) {
        return chosen.patience().compareTo(LONGEST_TRY) < 0 ? chosen.patience() : LONGEST_TRY;
    }
}
