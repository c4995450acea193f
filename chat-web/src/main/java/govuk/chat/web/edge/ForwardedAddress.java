package govuk.chat.web.edge;

import java.net.InetAddress;
import java.util.Optional;

/** An entry of {@code X-Forwarded-For}: an address, perhaps in brackets, perhaps with a port. */
final class ForwardedAddress {
    private ForwardedAddress() {}

    static Optional<InetAddress> read(String entry) {
        return AddressRange.address(withoutPort(entry));
    }

    private static String withoutPort(String entry) {
        if (entry.startsWith("[")) {
            var end = entry.indexOf(']');
            return end < 0 ? entry : entry.substring(1, end);
        }
        var colon = entry.indexOf(':');
        var isAlone = colon >= 0 && entry.indexOf(':', colon + 1) < 0;
        return isAlone ? entry.substring(0, colon) : entry;
    }
}
