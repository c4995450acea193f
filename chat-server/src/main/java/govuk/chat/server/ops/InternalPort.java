package govuk.chat.server.ops;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.util.ArrayList;

/** A second port beside the first, at the same address. It is for scrapers and probes inside the network, so it speaks plain HTTP. */
public final class InternalPort {
    private InternalPort() {}

    /**
     * Has the server listen there, too. To be called before the server is built.
     *
     * @param port 0 for none
     */
    public static void open(ServerFactory server, int port) {
        if (port == 0 || !(server instanceof DefaultServerFactory factory)) {
            return;
        }
        var connectors = new ArrayList<>(factory.getApplicationConnectors());
        var internal = new HttpConnectorFactory();
        internal.setPort(port);
        internal.setUseServerHeader(false);
        if (!connectors.isEmpty() && connectors.getFirst() instanceof HttpConnectorFactory first) {
            internal.setBindHost(first.getBindHost());
        }
        connectors.add(internal);
        factory.setApplicationConnectors(connectors);
    }
}
