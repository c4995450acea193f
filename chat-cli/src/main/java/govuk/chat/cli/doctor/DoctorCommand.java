package govuk.chat.cli.doctor;

import govuk.chat.cli.command.ChatCommand;
import govuk.chat.cli.command.Json;
import govuk.chat.cli.command.Options.Form;
import govuk.chat.cli.context.Chosen;
import govuk.chat.cli.context.Key;
import govuk.chat.cli.context.ProxyVariables;
import govuk.chat.cli.context.Surroundings;
import govuk.chat.cli.doctor.Finding.Level;
import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.cli.terminal.Paint;
import govuk.chat.cli.terminal.SafeText;
import govuk.chat.core.client.ChatClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chat doctor}: looks at everything between this terminal and an answer, and says how to mend what is wrong. */
@Command(
        name = "doctor",
        description = "Looks for what is wrong between here and the server: settings, name, TLS, clocks, sign-in, and"
                + " whether a proxy holds answers back. Asks the agent one question.",
        footer = {"", "Examples:", "  chat doctor", "  chat doctor --no-question -o json"})
public final class DoctorCommand extends ChatCommand {
    @Option(names = "--no-question", description = "Ask the agent nothing; the stream is then not looked at.")
    private boolean isQuiet;

    private Paint paint = Paint.of("never", false);

    public DoctorCommand(Surroundings here) {
        super(here);
    }

    @Override
    protected ExitStatus run() throws InterruptedException {
        var chosen = options().choose(here());
        var form = options().form(chosen.settings());
        paint = options().paint(chosen.settings(), here());
        try (var client = chosen.open()) {
            var findings = look(chosen, client, form);
            return findings.stream()
                    .map(Finding::status)
                    .filter(status -> status != ExitStatus.OK)
                    .findFirst()
                    .orElse(ExitStatus.OK);
        }
    }

    /** Each is told as soon as it is known; where nothing answers there is nothing more to look at. */
    private List<Finding> look(Chosen chosen, ChatClient client, Form form) throws InterruptedException {
        var findings = new ArrayList<Finding>();
        var proxy = new ProxyVariables(here()).proxyFor(chosen.server());
        var network = new NetworkLook(chosen, client);
        var server = new ServerLook(chosen, client);
        tell(findings, configuration(chosen, proxy), form);
        if (!tell(findings, network.name(proxy), form) || !tell(findings, network.connection(), form)) {
            return findings;
        }
        tell(findings, network.clock(), form);
        tell(findings, server.health(), form);
        tell(findings, server.signIn(), form);
        if (!isQuiet) {
            tell(findings, new StreamLook(client).stream(), form);
        }
        return findings;
    }

    private static Finding configuration(Chosen chosen, Optional<URI> proxy) {
        var server = chosen.settings().get(Key.SERVER);
        return Finding.well(
                "settings",
                "the server is " + chosen.server() + " (" + server.origin() + ")"
                        + proxy.map(address -> ", through the proxy " + address.getHost())
                                .orElse("") + ".");
    }

    /** False if it is bad. */
    private boolean tell(List<Finding> findings, Finding finding, Form form) {
        findings.add(finding);
        here().streams().out().write((form == Form.TEXT ? text(finding) : json(finding)) + "\n");
        return finding.level() != Level.BAD;
    }

    private String text(Finding finding) {
        var sign = switch (finding.level()) {
            case WELL -> paint.green("ok   ");
            case ODD -> paint.yellow("odd  ");
            case BAD -> paint.red("BAD  ");
        };
        return sign
                + String.format(Locale.ROOT, "%-11s", finding.name())
                + SafeText.line(finding.sentence())
                + (finding.mend().isEmpty() ? "" : "\n                → " + SafeText.line(finding.mend()));
    }

    private static String json(Finding finding) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", finding.name());
        json.put("level", finding.level().name().toLowerCase(Locale.ROOT));
        json.put("finding", finding.sentence());
        json.put("mend", finding.mend());
        return Json.line(json);
    }
}
