package govuk.chat.web.start;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Environment;
import net.sourceforge.argparse4j.inf.Namespace;
import org.eclipse.jetty.server.Server;
import org.slf4j.LoggerFactory;

/** Starts the server. What keeps it from starting is said in one line, not in a stack trace. */
public final class ServeCommand<C extends Configuration> extends ServerCommand<C> {
    private final String name;

    public ServeCommand(Application<C> application) {
        super(application);
        this.name = application.getName();
    }

    @Override
    protected void run(Environment environment, Namespace namespace, C configuration) throws Exception {
        environment.lifecycle().addServerLifecycleListener(ServeCommand::exitWellWhenTold);
        super.run(environment, namespace, configuration);
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable thrown) {
        var line = FailureLines.of(thrown);
        if (line.isPresent()) {
            line.get().lines().forEach(each -> cli.getStdErr().println(name + " cannot start: " + each));
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
}
