package govuk.chat.core.client;

import govuk.chat.core.client.UnreachableException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What the JDK's exceptions mean to somebody who wants to reach a server. */
final class Breakdown {
    private static final int DEEPEST = 10;

    private Breakdown() {}

    static UnreachableException of(IOException cause, URI server) {
        var where = server.getScheme() + "://" + server.getRawAuthority();
        if (has(cause, UnknownHostException.class) || has(cause, UnresolvedAddressException.class)) {
            return new UnreachableException(
                    Reason.UNKNOWN_HOST, "There is no host " + server.getHost() + ". Check the address.", cause);
        }
        if (has(cause, SSLException.class)) {
            return new UnreachableException(Reason.TLS, "No secure connection to " + where + ": " + tls(cause), cause);
        }
        if (has(cause, HttpTimeoutException.class)) {
            return timedOut(server);
        }
        return has(cause, ConnectException.class)
                ? new UnreachableException(
                        Reason.REFUSED, "Nothing answers at " + where + ". Is the server running?", cause)
                : new UnreachableException(Reason.BROKEN_OFF, "The connection to " + where + " broke off.", cause);
    }

    static UnreachableException timedOut(URI server) {
        return new UnreachableException(
                Reason.TIMED_OUT,
                "No answer from " + server.getScheme() + "://" + server.getRawAuthority() + " in time.",
                null);
    }

    private static String tls(Throwable cause) {
        var words = find(cause, SSLException.class).map(Throwable::getMessage).orElse("");
        if (words.contains("PKIX") || words.contains("certif")) {
            return "its certificate is not trusted.";
        }
        return words.contains("plaintext") || words.contains("Unsupported or unrecognized SSL message")
                ? "it does not speak TLS there. Try http:// instead."
                : "TLS could not be agreed on.";
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> kind) {
        return find(thrown, kind).isPresent();
    }

    /** The outermost of its kind among the causes. */
    private static Optional<Throwable> find(Throwable thrown, Class<? extends Throwable> kind) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .filter(kind::isInstance)
                .findFirst();
    }
}
