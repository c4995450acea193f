package govuk.chat.web.errors;

import ch.qos.logback.access.jetty.RequestLogImpl;
import govuk.chat.web.edge.ServerEdge;
import io.dropwizard.jetty.MutableServletContextHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.component.LifeCycle;

/** Puts our handlers around the web server just before it starts: Dropwizard builds the server and has no other place for them. */
public final class ServerWrapping implements LifeCycle.Listener {
    private static final long MAX_REQUEST_BYTES = 64 * 1024;
    private static final long NO_LIMIT = -1;

    private final MutableServletContextHandler context;
    private final ErrorBodies bodies;
    private final ServerEdge edge;

    public ServerWrapping(MutableServletContextHandler context, ErrorBodies bodies, ServerEdge edge) {
        this.context = context;
        this.bodies = bodies;
        this.edge = edge;
    }

    @Override
    public void lifeCycleStarting(LifeCycle starting) {
        if (starting instanceof Server server) {
            var limited = new SizeLimitHandler(MAX_REQUEST_BYTES, NO_LIMIT);
            limited.setHandler(server.getHandler());
            edge.wrap(server, limited);
            server.setErrorHandler(new ServerErrorHandler(bodies));
            context.setErrorHandler(new ServerErrorHandler(bodies));
            if (server.getRequestLog() instanceof RequestLogImpl accessLog) {
                // It would print the versions of its parts, in lines that are not JSON.
                accessLog.setQuiet(true);
            }
            dropHeaderCaches(server);
        }
    }

    /** They would take 50 KB of each connection, more than all else that an open event stream needs. */
    private static void dropHeaderCaches(Server server) {
        server.getContainedBeans(HttpConfiguration.class).forEach(http -> http.setHeaderCacheSize(0));
    }
}
