package govuk.chat.core.service;

import govuk.chat.core.model.AuditAction;
import govuk.chat.core.model.AuditOutcome;
import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.Metadata;
import govuk.chat.core.model.Owner;
import govuk.chat.core.model.PersonalDataFound;
import govuk.chat.core.model.Session;
import govuk.chat.core.screen.ActiveMarkup;
import govuk.chat.core.screen.InvisibleText;
import govuk.chat.core.screen.PersonalData;
import govuk.chat.core.screen.ScreenRules;
import govuk.chat.core.screen.ScreenRules.ActiveMarkupRule;
import govuk.chat.core.screen.ScreenRules.PersonalDataRule;
import java.util.Collection;
import java.util.Map;

/**
 * The way in for everything that people write: cleaned, held to the rules, and screened, before anything of it is stored. What is refused for its
 * markup is written to the audit. Safe for use by many threads.
 */
public final class Intake {
    private final MessageRules rules;
    private final ScreenRules screens;
    private final Audit audit;

    public Intake(MessageRules rules, ScreenRules screens, Audit audit) {
        this.rules = rules;
        this.screens = screens;
        this.audit = audit;
    }

    MessageRules rules() {
        return rules;
    }

    /**
     * The draft's text as it is stored.
     *
     * @throws ChatException {@code VALIDATION_ERROR}, {@code CONTENT_TOO_LONG} or {@code INVALID_INPUT}
     * @throws PersonalDataFound if it seems to contain kinds that its sender has not confirmed, or may not send
     */
    String message(Owner owner, Draft draft) {
        var text = rules.clean(draft.text());
        refuseMarkup(owner, "message", text);
        metadata(owner, draft.metadata());
        refusePersonalData(text, draft);
        return text;
    }

    /** @throws ChatException {@code VALIDATION_ERROR} if it is too long or no text; {@code INVALID_INPUT} */
    String title(Owner owner, String typed) {
        var title = InvisibleText.strip(typed.replaceAll("\\p{Cntrl}+", " ")).strip();
        if (MessageRules.hasLoneSurrogate(title)) {
            throw new ChatException(
                    ErrorCode.VALIDATION_ERROR, "The title has characters in it that are not text. Type it again.");
        }
        if (title.length() > Session.MAX_TITLE) {
            throw new ChatException(
                    ErrorCode.VALIDATION_ERROR, "The title must be " + Session.MAX_TITLE + " characters or less.");
        }
        refuseMarkup(owner, "title", title);
        return title;
    }

    /** @throws ChatException {@code INVALID_INPUT} */
    Metadata metadata(Owner owner, Metadata metadata) {
        refuseMarkupIn(owner, metadata.values());
        return metadata;
    }

    private void refuseMarkupIn(Owner owner, Object value) {
        switch (value) {
            case String text -> refuseMarkup(owner, "metadata", text);
            case Map<?, ?> map ->
                map.forEach((name, each) -> {
                    refuseMarkupIn(owner, name);
                    refuseMarkupIn(owner, each);
                });
            case Collection<?> list -> list.forEach(each -> refuseMarkupIn(owner, each));
            default -> {
                // Numbers and truths have no markup.
            }
        }
    }

    private void refuseMarkup(Owner owner, String what, String text) {
        if (screens.activeMarkup() == ActiveMarkupRule.REJECT && ActiveMarkup.isIn(text)) {
            audit.record(
                    owner.key(),
                    AuditAction.INPUT_REFUSED,
                    what,
                    AuditOutcome.REFUSED,
                    Map.of("reason", "active markup"));
            throw new ChatException(
                    ErrorCode.INVALID_INPUT,
                    "The " + what + " has code in it that could run in a browser. Take the code out, or describe it in"
                            + " words.");
        }
    }

    private void refusePersonalData(String text, Draft draft) {
        if (screens.personalData() == PersonalDataRule.OFF) {
            return;
        }
        var mayConfirm = screens.personalData() == PersonalDataRule.WARN;
        var kinds = PersonalData.kindsIn(text);
        if (mayConfirm && draft.confirmed().containsAll(kinds)) {
            return;
        }
        if (!kinds.isEmpty()) {
            throw new PersonalDataFound(kinds, mayConfirm);
        }
    }
}
