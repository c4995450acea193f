package govuk.chat.web.edge;

import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;

/** What stands between the network and everything else, from the outside to the inside. */
public final class ServerEdge {
    private final Set<String> allowedOrigins;
    private final List<AddressRange> trustedProxies;

    /**
     * @param allowedOrigins whose scripts may call this from a page of theirs
     * @param trustedProxies whose word is taken for where a request comes from
     */
    public ServerEdge(Set<String> allowedOrigins, List<AddressRange> trustedProxies) {
        this.allowedOrigins = Set.copyOf(allowedOrigins);
        this.trustedProxies = List.copyOf(trustedProxies);
    }

    /** To be called before the server starts. */
    public void wrap(Server server, Handler inner) {
        // Cross-origin sharing first: what the others refuse shall be readable where it is allowed.
        server.setHandler(new EveryRequestHandler(
                new CrossOriginHandler(allowedOrigins, new KnownMethods(new CrossSiteWrites(allowedOrigins, inner)))));
        if (!trustedProxies.isEmpty()) {
            trust(server);
        }
    }

    /** Dropwizard wraps the factories of connections to measure them, so they are looked for inside. */
    private void trust(Server server) {
        var proxies = new TrustedProxies(trustedProxies);
        var factories = server.getContainedBeans(HttpConfiguration.ConnectionFactory.class);
        if (factories.isEmpty()) {
            throw new IllegalStateException("no connector to put the trusted proxies in");
        }
        factories.forEach(factory -> factory.getHttpConfiguration().addCustomizer(proxies));
    }
}
