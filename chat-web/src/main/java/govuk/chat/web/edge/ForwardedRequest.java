package govuk.chat.web.edge;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.HostPort;
import org.jspecify.annotations.Nullable;

/** A request as the client made it, before proxies handed it on. */
final class ForwardedRequest extends Request.Wrapper {
    private final ConnectionMetaData connection;
    private final HttpURI uri;
    private final boolean isSecure;

    /**
     * @param scheme {@code http} or {@code https}; anything else, or null, leaves what the connection is
     * @param host what the client called us, with a port if it is not the usual one; null, or what is no host, leaves what we were called
     */
    ForwardedRequest(Request request, InetAddress client, @Nullable String scheme, @Nullable String host) {
        super(request);
        this.isSecure = isScheme(scheme) ? "https".equalsIgnoreCase(scheme) : request.isSecure();
        this.uri = uri(request.getHttpURI(), isSecure ? "https" : "http", host);
        this.connection = new Connection(request.getConnectionMetaData(), client, isSecure);
    }

    @Override
    public ConnectionMetaData getConnectionMetaData() {
        return connection;
    }

    @Override
    public HttpURI getHttpURI() {
        return uri;
    }

    @Override
    public boolean isSecure() {
        return isSecure;
    }

    private static boolean isScheme(@Nullable String text) {
        return "http".equalsIgnoreCase(text) || "https".equalsIgnoreCase(text);
    }

    private static HttpURI uri(HttpURI uri, String scheme, @Nullable String host) {
        var seen = HttpURI.build(uri).scheme(scheme);
        if (host != null && !host.isEmpty()) {
            try {
                var authority = new HostPort(host);
                seen.authority(authority.getHost(), authority.getPort());
            } catch (IllegalArgumentException e) {
                // No host: what the proxy called us has to do.
            }
        }
        return seen.asImmutable();
    }

    private static final class Connection extends ConnectionMetaData.Wrapper {
        private final SocketAddress client;
        private final boolean isSecure;

        Connection(ConnectionMetaData wrapped, InetAddress client, boolean isSecure) {
            super(wrapped);
            this.client = new InetSocketAddress(client, 0);
            this.isSecure = isSecure;
        }

        @Override
        public SocketAddress getRemoteSocketAddress() {
            return client;
        }

        @Override
        public boolean isSecure() {
            return isSecure;
        }
    }
}
