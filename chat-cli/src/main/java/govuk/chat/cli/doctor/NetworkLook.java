package govuk.chat.cli.doctor;

import govuk.chat.cli.context.Chosen;
import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.core.client.ChatClient;
import govuk.chat.core.client.ClientException;
import govuk.chat.core.client.RawRequest;
import govuk.chat.core.client.UnreachableException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The way to the server: its name, the connection, TLS, and the clocks at both ends. */
final class NetworkLook {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration MOST_SKEW = Duration.ofSeconds(30);

    private final Chosen chosen;
    private final ChatClient client;

    NetworkLook(Chosen chosen, ChatClient client) {
        this.chosen = chosen;
        this.client = client;
    }

    /** Not asked behind a proxy, which looks names up itself. */
    Finding name(Optional<URI> proxy) throws InterruptedException {
        var host = chosen.server().getHost();
        if (proxy.isPresent()) {
            return Finding.well(
                    "name", host + " is looked up by the proxy " + proxy.get().getAuthority() + ".");
        }
        try {
            var addresses = CompletableFuture.supplyAsync(
                            () -> addresses(host), task -> Thread.ofVirtual().start(task))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return addresses.isEmpty()
                    ? Finding.bad(
                            "name",
                            "there is no host " + host + ".",
                            "Check the address and the name servers of this machine.",
                            ExitStatus.UNREACHABLE)
                    : Finding.well("name", host + " is " + addresses.get() + ".");
        } catch (TimeoutException | ExecutionException e) {
            return Finding.bad(
                    "name",
                    "looking up " + host + " takes too long.",
                    "Check the name servers of this machine.",
                    ExitStatus.UNREACHABLE);
        }
    }

    Finding connection() throws InterruptedException {
        try {
            var started = System.nanoTime();
            var report = client.health().live();
            var took = Duration.ofNanos(System.nanoTime() - started).toMillis();
            return Finding.well("connection", chosen.server() + " answers in " + took + " ms: " + report.word() + ".");
        } catch (ClientException e) {
            return Finding.bad("connection", e.sentence(), mend(e), ExitStatus.UNREACHABLE);
        }
    }

    /** Signed tokens and cookies end by the clock, so both must agree on it. */
    Finding clock() throws InterruptedException {
        try {
            var answer = client.raw().send(RawRequest.get("/live"), PATIENCE);
            return answer.header("Date")
                    .map(this::clock)
                    .orElseGet(() -> Finding.odd("clock", "the server does not say what time it is.", ""));
        } catch (ClientException e) {
            return Finding.odd("clock", "the server's clock cannot be read: " + e.sentence(), "");
        }
    }

    private Finding clock(String date) {
        try {
            var there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            var apart = Duration.between(there, Instant.now()).abs();
            return apart.compareTo(MOST_SKEW) <= 0
                    ? Finding.well("clock", "both clocks agree.")
                    : Finding.bad(
                            "clock",
                            "the clocks are " + apart.toSeconds() + " s apart: " + there + " there, " + Instant.now()
                                    + " here.",
                            "Set the clock that is wrong, best with NTP; sign-ins end by it.",
                            ExitStatus.UNREACHABLE);
        } catch (DateTimeException e) {
            return Finding.odd("clock", "the server's clock cannot be read.", "");
        }
    }

    private String mend(ClientException failure) {
        if (!(failure instanceof UnreachableException e)) {
            return "Something else answers at this address. Check --server, and the proxy in front of the chat.";
        }
        return switch (e.reason()) {
            case UNKNOWN_HOST -> "Check the address and the name servers of this machine.";
            case REFUSED -> "Start the server, or check the port and the firewall.";
            case TLS ->
                CertificateLook.at(chosen.server())
                        + " If the certificate is from your own authority, name it with --ca FILE.";
            case TIMED_OUT -> "Check the firewall on the way, and whether a proxy is needed (HTTPS_PROXY).";
            case BROKEN_OFF -> "Something on the way closes the connection. Check the proxy and the server's log.";
        };
    }

    private static Optional<String> addresses(String host) {
        try {
            return Optional.of(String.join(
                    ", ",
                    Arrays.stream(InetAddress.getAllByName(host))
                            .map(InetAddress::getHostAddress)
                            .toList()));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
