package govuk.chat.cli.context;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the proxy as other command line tools do: {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY}, in capitals or
 * not. This machine itself is never reached through a proxy.
 */
public final class ProxyVariables extends ProxySelector {
    private static final Logger log = LoggerFactory.getLogger(ProxyVariables.class);

    private final Surroundings here;

    public ProxyVariables(Surroundings here) {
        this.here = here;
    }

    /** The proxy's address, if one is to be used. */
    public Optional<URI> proxyFor(URI server) {
        var isSecure = "https".equals(server.getScheme());
        return isDirect(String.valueOf(server.getHost()).toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : variable(isSecure ? "HTTPS_PROXY" : "HTTP_PROXY")
                        .or(() -> variable("ALL_PROXY"))
                        .flatMap(ProxyVariables::parse);
    }

    @Override
    public List<Proxy> select(URI server) {
        return List.of(proxyFor(server)
                .map(proxy ->
                        new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port(proxy))))
                .orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI server, SocketAddress proxy, IOException failure) {
        log.debug("the proxy {} does not answer", proxy, failure);
    }

    private boolean isDirect(String host) {
        return host.equals("localhost")
                || host.startsWith("127.")
                || host.equals("[::1]")
                || variable("NO_PROXY")
                        .map(list -> Arrays.stream(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                                .anyMatch(pattern -> matches(pattern, host)))
                        .orElse(false);
    }

    private static boolean matches(String pattern, String host) {
        var name = pattern.startsWith("*.")
                ? pattern.substring(2)
                : pattern.startsWith(".") ? pattern.substring(1) : pattern;
        return !name.isEmpty() && (name.equals("*") || host.equals(name) || host.endsWith("." + name));
    }

    private Optional<String> variable(String name) {
        return here.variable(name.toLowerCase(Locale.ROOT)).or(() -> here.variable(name));
    }

    private static Optional<URI> parse(String address) {
        try {
            var uri = URI.create(address.contains("://") ? address : "http://" + address);
            return Optional.of(uri).filter(proxy -> proxy.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int port(URI proxy) {
        return proxy.getPort() < 0 ? 80 : proxy.getPort();
    }
}
