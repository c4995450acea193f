package govuk.chat.cli.doctor;

import govuk.chat.cli.context.Chosen;
import govuk.chat.cli.outcome.ExitStatus;
import govuk.chat.core.client.ApiException;
import govuk.chat.core.client.ChatClient;
import govuk.chat.core.client.ClientException;
import java.util.ArrayList;

/** The server itself: how it is, and as whom it knows us. */
final class ServerLook {
    private final Chosen chosen;
    private final ChatClient client;

    ServerLook(Chosen chosen, ChatClient client) {
        this.chosen = chosen;
        this.client = client;
    }

    Finding health() throws InterruptedException {
        try {
            var report = client.health().health();
            var unwell = new ArrayList<String>();
            for (var service : report.body().path("services").properties()) {
                var word = service.getValue().path("status").asText();
                if (!word.equals("healthy")) {
                    unwell.add(service.getKey() + " is " + word);
                }
            }
            if (!report.isWell()) {
                return Finding.bad(
                        "health",
                        "the server is " + report.word() + ": " + String.join(", ", unwell) + ".",
                        "See the server's log; \"chat health --deep\" says more to operators.",
                        ExitStatus.UNREACHABLE);
            }
            return report.word().equals("healthy") && unwell.isEmpty()
                    ? Finding.well("health", "the server is healthy.")
                    : Finding.odd(
                            "health",
                            "the server works, but is " + report.word()
                                    + (unwell.isEmpty() ? "." : ": " + String.join(", ", unwell) + "."),
                            "Messages are kept and answered later. Bring back what is away.");
        } catch (ClientException e) {
            return Finding.bad("health", e.sentence(), "See the server's log.", ExitStatus.UNREACHABLE);
        }
    }

    Finding signIn() throws InterruptedException {
        var tokens = chosen.tokens();
        if (tokens.token().isEmpty()) {
            return Finding.well("sign-in", "nobody is signed in here; you are a visitor.");
        }
        try {
            var me = client.signIn().me();
            return Finding.well("sign-in", "signed in as " + me.user().email() + ", until " + me.lapsesAt() + ".");
        } catch (ApiException e) {
            return visitor(e);
        } catch (ClientException e) {
            return Finding.odd("sign-in", "cannot be tried: " + e.sentence(), "");
        }
    }

    /** Nobody is signed in; whether the token is a visitor's shows when it is used. */
    private Finding visitor(ApiException refusal) throws InterruptedException {
        try {
            client.sessions().list(1, "");
            return Finding.well("sign-in", "nobody is signed in here; you are a visitor whom the server knows.");
        } catch (ApiException e) {
            return Finding.bad(
                    "sign-in",
                    "the token in " + chosen.tokens().origin() + " is refused: " + refusal.sentence(),
                    "Sign in again with \"chat auth login\".",
                    ExitStatus.NOT_ALLOWED);
        }
    }
}
