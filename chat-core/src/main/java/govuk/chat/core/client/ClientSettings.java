package govuk.chat.core.client;

import java.net.URI;

/**
 * What a client needs to know.
 *
 * @param server the server's address, such as {@code https://chat.example.org}; a path in it is kept before every path of the API
 * @param tokens where the token is kept
 */
public record ClientSettings(URI server, TokenStore tokens, ClientLimits limits, Connection connection) {
    /** @throws IllegalArgumentException if the address is none that a browser could open, or has a password, query or fragment in it */
    public ClientSettings {
        var scheme = String.valueOf(server.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("the server's address must begin with http:// or https://");
        }
        if (server.getHost() == null || server.getHost().isEmpty()) {
            throw new IllegalArgumentException("the server's address has no host name in it");
        }
        if (server.getRawUserInfo() != null || server.getRawQuery() != null || server.getRawFragment() != null) {
            throw new IllegalArgumentException("the server's address must have no user, query or fragment in it");
        }
    }

    /** With everything else as it usually is, and the token kept in memory. */
    public static ClientSettings of(URI server) {
        return new ClientSettings(server, TokenStore.inMemory(), ClientLimits.defaults(), Connection.defaults());
    }

    /** The address of a path of the API, which begins with a slash. */
    URI resolve(String path) {
        var base = server.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }
}
