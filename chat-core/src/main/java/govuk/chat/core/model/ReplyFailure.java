package govuk.chat.core.model;

/** Why a reply failed: a code for programs and a plain sentence for the person who asked. */
public record ReplyFailure(ErrorCode code, String sentence) {}
