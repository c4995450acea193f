package govuk.chat.web.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a request comes from.
 *
 * @param text an IPv4 or IPv6 address, without brackets and port
 */
public record ClientAddress(String text) {
    /** What a provider hands out to one household: whoever has one IPv6 address has all 2^64 of its network (RFC 6177). */
    private static final int NETWORK_BYTES = 8;

    /** The other end of the connection or, behind a trusted proxy, whom that proxy speaks for. */
    public static ClientAddress of(HttpServletRequest request) {
        var address = String.valueOf(request.getRemoteAddr());
        return new ClientAddress(address.startsWith("[") ? address.substring(1, address.length() - 1) : address);
    }

    /** What is limited as one: an IPv4 address, or the /64 network of an IPv6 address. */
    public String network() {
        if (text.indexOf(':') < 0) {
            return text;
        }
        try {
            // A text with a colon is never looked up: it is a literal or it is nothing.
            return InetAddress.getByName(text) instanceof Inet6Address six ? network(six) : text;
        } catch (UnknownHostException e) {
            return text;
        }
    }

    @Override
    public String toString() {
        return text;
    }

    private static String network(Inet6Address address) {
        return HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) + "/64";
    }
}
