package govuk.chat.web.edge;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Believes {@code X-Forwarded-For}, {@code -Proto} and {@code -Host}, but only from proxies that the settings name: anybody can write a header.
 * The addresses are walked from the right, where the nearest proxy wrote; the first that is no trusted proxy is the client, and what
 * stands left of it is the client's own word. What cannot be read ends the walk at the proxy that sent it.
 *
 * <p>Jetty's own {@code ForwardedRequestCustomizer} believes everybody, and the leftmost address. Being a customizer too, this comes before
 * all handlers, so that the access log, the limits and {@code isSecure} see the same client.
 */
final class TrustedProxies implements HttpConfiguration.Customizer {
    /** No real chain is longer; what is left of it is not looked at. */
    private static final int MOST_HOPS = 20;

    private final List<AddressRange> proxies;

    TrustedProxies(List<AddressRange> proxies) {
        this.proxies = List.copyOf(proxies);
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        if (request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer
                && isTrusted(peer.getAddress())) {
            return forwarded(request, peer.getAddress());
        }
        return request;
    }

    private Request forwarded(Request request, InetAddress peer) {
        var addresses = list(request.getHeaders(), "X-Forwarded-For");
        var client = peer;
        var hops = 0;
        while (hops < Math.min(addresses.size(), MOST_HOPS) && isTrusted(client)) {
            var next = ForwardedAddress.read(addresses.get(addresses.size() - 1 - hops));
            if (next.isEmpty()) {
                break;
            }
            client = next.get();
            hops++;
        }
        var scheme = at(hops, list(request.getHeaders(), "X-Forwarded-Proto"));
        var host = at(hops, list(request.getHeaders(), "X-Forwarded-Host"));
        return new ForwardedRequest(request, client, scheme, host);
    }

    private boolean isTrusted(InetAddress address) {
        for (var range : proxies) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** What the proxy that spoke to the client wrote: as far from the right as the client is, or the only one there is. */
    private static @Nullable String at(int hops, List<String> values) {
        return values.isEmpty() ? null : values.get(Math.max(0, values.size() - Math.max(1, hops)));
    }

    /** The parts of a header that may come in several lines and have several values in each. */
    private static List<String> list(HttpFields headers, String name) {
        return headers.getValuesList(name).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
    }
}
