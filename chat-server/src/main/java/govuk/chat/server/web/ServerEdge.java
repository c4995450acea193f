package govuk.chat.server.web;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;

/** What stands between the network and everything else, from the outside to the inside. */
public final class ServerEdge {
    private final WebSettings settings;

    public ServerEdge(WebSettings settings) {
        this.settings = settings;
    }

    /** To be called before the server starts. */
    public void wrap(Server server, Handler inner) {
        var origins = settings.origins();
        // Cross-origin sharing first: what the others refuse shall be readable where it is allowed.
        server.setHandler(new EveryRequestHandler(
                new CrossOriginHandler(origins, new KnownMethods(new CrossSiteWrites(origins, inner)))));
        if (!settings.proxies().isEmpty()) {
            trust(server);
        }
    }

    /** Dropwizard wraps the factories of connections to measure them, so they are looked for inside. */
    private void trust(Server server) {
        var proxies = new TrustedProxies(settings.proxies());
        var factories = server.getContainedBeans(HttpConfiguration.ConnectionFactory.class);
        if (factories.isEmpty()) {
            throw new IllegalStateException("no connector to put the trusted proxies in");
        }
        factories.forEach(factory -> factory.getHttpConfiguration().addCustomizer(proxies));
    }
}
