package govuk.chat.web.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits (CIDR, RFC 4632 and RFC 4291 §2.3), such as {@code 10.0.0.0/8}, {@code fd00::/8} or one address
 * alone. An IPv4 address that is written as an IPv6 one ({@code ::ffff:10.0.0.1}) is the IPv4 address.
 *
 * @param bits how many leading bits count
 */
public record AddressRange(InetAddress start, int bits) {
    private static final Pattern IPV4 = Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    public AddressRange {
        if (bits < 0 || bits > start.getAddress().length * 8) {
            throw new IllegalArgumentException("bits is " + bits);
        }
    }

    public static Optional<AddressRange> read(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            return address(text).map(one -> new AddressRange(one, one.getAddress().length * 8));
        }
        try {
            var bits = Integer.parseInt(text.substring(slash + 1));
            return address(text.substring(0, slash)).map(start -> new AddressRange(start, bits));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The address that is written there; empty for a host name and anything else: nothing is ever looked up. */
    static Optional<InetAddress> address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress address) {
        var other = address.getAddress();
        var own = start.getAddress();
        if (other.length != own.length) {
            return false;
        }
        var whole = bits / 8;
        for (var i = 0; i < whole; i++) {
            if (own[i] != other[i]) {
                return false;
            }
        }
        var rest = bits % 8;
        return rest == 0 || ((own[whole] ^ other[whole]) & 0xff) >>> (8 - rest) == 0;
    }
}
