package govuk.chat.server.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Whom to tell of a vulnerability (RFC 9116). */
@Path("/.well-known/security.txt")
public final class SecurityTxtResource {
    /**
     * From the start of the server on: somebody who starts it stands behind what it says. Less than a year, as RFC 9116 §2.5.5 asks; a server
     * that runs for longer without an update has a stale file, and rightly so.
     */
    private static final Duration LIFETIME = Duration.ofDays(360);

    private final String text;

    /** @param contact an email address or one that begins with https:// */
    public SecurityTxtResource(String contact, Clock clock) {
        var expires = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(LIFETIME);
        this.text = """
            Contact: %s
            Expires: %s
            Preferred-Languages: en
            """.formatted(contact.startsWith("https://") ? contact : "mailto:" + contact, expires);
    }

    @GET
    @Produces("text/plain;charset=utf-8")
    public String get() {
        return text;
    }
}
