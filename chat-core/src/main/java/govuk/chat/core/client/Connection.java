package govuk.chat.core.client;

import java.net.ProxySelector;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;

/**
 * How the client gets to the server.
 *
 * @param proxies which proxy to go through; by default what the Java system properties say
 * @param tls which certificates are trusted; by default those of the Java installation
 * @param userAgent what the client calls itself
 */
public record Connection(ProxySelector proxies, SSLContext tls, String userAgent) {
    public static Connection defaults() {
        return new Connection(ProxySelector.getDefault(), systemTrust(), "chat-client");
    }

    private static SSLContext systemTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }
}
