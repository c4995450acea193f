package govuk.chat.server.ops;

import govuk.chat.core.model.SettingException;
import govuk.chat.server.config.BadSettings;
import govuk.chat.server.config.ServerConfiguration;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Environment;
import java.net.BindException;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.inf.Namespace;
import org.eclipse.jetty.server.Server;
import org.slf4j.LoggerFactory;

/** Starts the server. What keeps it from starting is said in one line, not in a stack trace. */
public final class ServeCommand extends ServerCommand<ServerConfiguration> {
    public ServeCommand(Application<ServerConfiguration> application) {
        super(application);
    }

    @Override
    protected void run(Environment environment, Namespace namespace, ServerConfiguration configuration)
            throws Exception {
        environment.lifecycle().addServerLifecycleListener(ServeCommand::exitWellWhenTold);
        super.run(environment, namespace, configuration);
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable thrown) {
        var line = causes(thrown)
                .map(ServeCommand::line)
                .filter(text -> !text.isEmpty())
                .findFirst();
        if (line.isPresent()) {
            line.get().lines().forEach(each -> cli.getStdErr().println("chat-server cannot start: " + each));
        } else {
            super.onError(cli, namespace, thrown);
        }
    }

    /**
     * Once started, being told to go (SIGTERM, SIGINT) is no failure: the process exits with 0 when the server has stopped. The JVM would make
     * it 143, which schedulers count as a crash.
     */
    private static void exitWellWhenTold(Server server) {
        var stop = Thread.ofPlatform().name("stop").unstarted(() -> {
            try {
                server.stop();
                Runtime.getRuntime().halt(0);
            } catch (Exception e) {
                LoggerFactory.getLogger(ServeCommand.class).error("the server did not stop as it should", e);
            }
        });
        Runtime.getRuntime().addShutdownHook(stop);
    }

    /** One line for each setting at fault; empty for what is not the fault of a setting. */
    private static String line(Throwable thrown) {
        return switch (thrown) {
            case BadSettings e -> String.valueOf(e.getMessage());
            case SettingException e -> String.valueOf(e.getMessage());
            case BindException e ->
                "server.applicationConnectors.port (PORT) is in use or not ours to use: expected a free port. "
                        + e.getMessage();
            default -> "";
        };
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, each -> each != null, Throwable::getCause).limit(10);
    }
}
