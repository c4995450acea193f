package govuk.chat.server.web;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.SettingException;
import govuk.chat.web.edge.AddressRange;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom the server listens to. What is left out (null) has its default.
 *
 * @param allowedOrigins whose scripts may call the API from a page of theirs: origins such as {@code https://www.example.org}, separated
 *     by commas; none by default
 * @param trustedProxies whose {@code X-Forwarded-For}, {@code -Proto} and {@code -Host} are believed: addresses and networks such as
 *     {@code 10.0.0.0/8}, separated by commas; none by default
 * @param securityContact who is told of a vulnerability: an email address or one that begins with https://; empty for none
 * @param internalPort a second port, for those who run the service: whoever reaches it may see how it is inside; 0, the default, for none
 */
public record WebSettings(String allowedOrigins, String trustedProxies, String securityContact, Integer internalPort) {
    public WebSettings {
        internalPort = requireNonNullElse(internalPort, 0);
        if (internalPort < 0 || internalPort > 65_535) {
            throw new SettingException("internalPort", internalPort, "a port, or 0 for none");
        }
        allowedOrigins = requireNonNullElse(allowedOrigins, "");
        trustedProxies = requireNonNullElse(trustedProxies, "");
        securityContact = requireNonNullElse(securityContact, "").strip();
        parts(allowedOrigins).forEach(WebSettings::origin);
        parts(trustedProxies).forEach(WebSettings::range);
        if (!securityContact.isEmpty() && !isContact(securityContact)) {
            throw new SettingException(
                    "securityContact", securityContact, "an email address or an address that begins with https://");
        }
    }

    public Set<String> origins() {
        return parts(allowedOrigins).map(WebSettings::origin).collect(Collectors.toUnmodifiableSet());
    }

    public List<AddressRange> proxies() {
        return parts(trustedProxies).map(WebSettings::range).toList();
    }

    private static Stream<String> parts(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).filter(part -> !part.isEmpty());
    }

    /** As browsers write it: lower case, no path, no port where it is the usual one (RFC 6454 §6.2). */
    private static String origin(String text) {
        try {
            var uri = URI.create(text.toLowerCase(Locale.ROOT));
            var usualPort = "https".equals(uri.getScheme()) ? 443 : 80;
            var port = uri.getPort() == -1 || uri.getPort() == usualPort ? "" : ":" + uri.getPort();
            var origin = uri.getScheme() + "://" + uri.getHost() + port;
            if (uri.getHost() != null
                    && List.of("http", "https").contains(uri.getScheme())
                    && uri.toString().equals(uri.getScheme() + "://" + uri.getAuthority())
                    && uri.getUserInfo() == null) {
                return origin;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new SettingException(
                "allowedOrigins",
                "\"" + text + "\"",
                "origins like https://www.example.org, without a path, separated by commas");
    }

    private static AddressRange range(String text) {
        return AddressRange.read(text)
                .orElseThrow(() -> new SettingException(
                        "trustedProxies",
                        "\"" + text + "\"",
                        "addresses or networks like 10.0.0.0/8, separated by commas"));
    }

    private static boolean isContact(String contact) {
        return contact.startsWith("https://") || contact.matches("[^\\s@:]+@[^\\s@:]+");
    }
}
