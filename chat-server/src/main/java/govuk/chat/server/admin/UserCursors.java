package govuk.chat.server.admin;

import govuk.chat.core.store.UserPlace;
import govuk.chat.server.api.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A place in a list of users as an opaque word. */
final class UserCursors {
    private UserCursors() {}

    static String write(UserPlace place) {
        var text = place.at() + " " + place.id() + " " + place.email();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws govuk.chat.core.model.ChatException {@code VALIDATION_ERROR} if it is none */
    static UserPlace read(String word) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8).split(" ", 3);
            return new UserPlace(parts[2], Long.parseLong(parts[0]), parts[1]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Parameters.invalid("cursor: this is none of ours. Leave it out to begin at the first page.");
        }
    }
}
