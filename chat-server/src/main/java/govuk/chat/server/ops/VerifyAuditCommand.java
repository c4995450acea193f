package govuk.chat.server.ops;

import govuk.chat.core.model.SettingException;
import govuk.chat.core.store.AuditChain.Verdict;
import govuk.chat.server.config.ServerConfiguration;
import govuk.chat.web.start.ExitStatus;
import govuk.chat.web.start.FailureLines;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.io.PrintStream;
import net.sourceforge.argparse4j.inf.Namespace;

/**
 * Checks that the audit is as it was written, also while the server runs. Ends with 0 and the number of entries and the last hash; with 1
 * and the first bad entry; or with 2 and the reason why it could not be checked.
 */
public final class VerifyAuditCommand extends ConfiguredCommand<ServerConfiguration> {
    private static final int BROKEN = 1;
    private static final int NOT_CHECKED = 2;

    private final PrintStream out;

    public VerifyAuditCommand(PrintStream out) {
        super("verify-audit", "Checks that nobody has changed the audit");
        this.out = out;
    }

    @Override
    protected void run(
            Bootstrap<ServerConfiguration> bootstrap, Namespace namespace, ServerConfiguration configuration) {
        switch (verdict(configuration)) {
            case Verdict.Whole(var head) ->
                out.printf("The audit is whole: %d entries, the last with hash %s%n", head.sequence(), head.hash());
            case Verdict.Broken(var sequence, var why) ->
                throw new ExitStatus(BROKEN, "The audit is broken at entry %d: %s.".formatted(sequence, why));
        }
    }

    private static Verdict verdict(ServerConfiguration configuration) {
        try {
            return configuration.chat().storage().checkAudit();
        } catch (SettingException e) {
            throw new ExitStatus(
                    NOT_CHECKED,
                    "The audit cannot be checked: " + e.within("chat.storage").getMessage(),
                    e);
        }
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable thrown) {
        FailureLines.of(thrown)
                .ifPresentOrElse(line -> cli.getStdErr().println(line), () -> super.onError(cli, namespace, thrown));
    }
}
