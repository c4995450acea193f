package govuk.chat.core.setting;

import govuk.chat.core.model.AuditEntry;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;

/**
 * How somebody comes to change a setting.
 *
 * @param actor who does it, as the audit calls them
 * @param seen the version that they have seen; 0 for one that was never changed
 * @param comment why they do it: a line of 1 to {@value #MAX_COMMENT} characters
 */
public record SettingChange(String actor, long seen, String comment) {
    /** As much as the audit keeps. */
    public static final int MAX_COMMENT = AuditEntry.MAX_TEXT;

    /** @throws ChatException {@code VALIDATION_ERROR} */
    public SettingChange {
        comment = comment(comment);
    }

    /** A comment as it is stored. @throws ChatException {@code VALIDATION_ERROR} */
    public static String comment(String typed) {
        var comment = typed.strip();
        if (comment.isEmpty()
                || comment.length() > MAX_COMMENT
                || comment.codePoints().anyMatch(AuditEntry::cannotStandInALine)) {
            throw new ChatException(
                    ErrorCode.VALIDATION_ERROR,
                    "comment: say why, in one line of 1 to " + MAX_COMMENT + " characters.");
        }
        return comment;
    }
}
