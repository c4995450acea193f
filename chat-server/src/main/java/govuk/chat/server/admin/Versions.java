package govuk.chat.server.admin;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.User;
import jakarta.ws.rs.core.EntityTag;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Versions of what two administrators may change at once (RFC 9110 §13.1.1). A user's version is what can be changed of them, so a sign-in in
 * between is no reason to refuse a change. A setting counts its own.
 */
final class Versions {
    private Versions() {}

    static EntityTag of(User user) {
        var role = user.role().name().toLowerCase(Locale.ROOT);
        return new EntityTag(role + (user.isActive() ? "-active" : "-disabled"));
    }

    static EntityTag of(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** @throws ChatException {@code PRECONDITION_REQUIRED}, {@code PRECONDITION_FAILED} */
    static void require(@Nullable String seen, User now) {
        if (!present(seen).equals("\"" + of(now).getValue() + "\"")) {
            throw changed();
        }
    }

    /**
     * The version of a setting that the caller has seen.
     *
     * @throws ChatException {@code PRECONDITION_REQUIRED}; {@code PRECONDITION_FAILED} for what was never a version
     */
    static long seen(@Nullable String header) {
        var tag = present(header);
        if (!tag.matches("\"[0-9]{1,18}\"")) {
            throw changed();
        }
        return Long.parseLong(tag, 1, tag.length() - 1, 10);
    }

    private static String present(@Nullable String seen) {
        if (seen == null || seen.isBlank()) {
            throw new ChatException(
                    ErrorCode.PRECONDITION_REQUIRED, "Send If-Match with the ETag that you got when you read this.");
        }
        return seen.strip();
    }

    private static ChatException changed() {
        return new ChatException(
                ErrorCode.PRECONDITION_FAILED,
                "Somebody else has changed this since you read it. Read it again, then make your change.");
    }
}
