package govuk.chat.core.client;

import com.fasterxml.jackson.databind.JsonNode;
import govuk.chat.core.model.UserId;
import govuk.chat.core.model.UserRole;

/** A user as the server shows them to themselves. */
public record RemoteUser(UserId id, String email, UserRole role) {
    static RemoteUser of(JsonNode json) {
        return new RemoteUser(
                Fields.value(json, "id", UserId::new),
                Fields.text(json, "email"),
                Fields.choice(json, "role", UserRole.class));
    }
}
