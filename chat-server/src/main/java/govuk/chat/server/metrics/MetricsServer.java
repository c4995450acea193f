package govuk.chat.server.metrics;

import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A port with nothing but {@code /metrics} on it, which no ingress leads to. Few threads: its callers are few. */
final class MetricsServer implements Managed {
    private static final int THREADS = 8;
    private static final int FEWEST_THREADS = 2;
    private static final Duration IDLE = Duration.ofSeconds(75);

    private final Server server = new Server(new QueuedThreadPool(THREADS, FEWEST_THREADS));

    MetricsServer(int port, MetricsServlet servlet) {
        var connector = new ServerConnector(server, 1, 1);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        var context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(servlet), "/metrics");
        server.setHandler(context);
    }

    @Override
    public void start() throws Exception {
        server.start();
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }
}
