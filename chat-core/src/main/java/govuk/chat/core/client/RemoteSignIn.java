package govuk.chat.core.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A sign-in that holds.
 *
 * @param lapsesAt when it ends unless it is used
 * @param expiresAt when it ends in any case
 */
public record RemoteSignIn(RemoteUser user, Instant signedInAt, Instant lapsesAt, Instant expiresAt) {
    static RemoteSignIn of(JsonNode json) {
        return new RemoteSignIn(
                RemoteUser.of(json.path("user")),
                Fields.time(json, "signedInAt"),
                Fields.time(json, "lapsesAt"),
                Fields.time(json, "expiresAt"));
    }
}
