package govuk.chat.core.screen;

import static java.util.Objects.requireNonNullElse;

/**
 * What is looked for in what people write. What is left out (null) has its default.
 *
 * @param activeMarkup what becomes of text with markup in it that could act in a browser
 * @param personalData what becomes of a message that seems to contain personal data
 */
public record ScreenRules(ActiveMarkupRule activeMarkup, PersonalDataRule personalData) {
    public ScreenRules {
        activeMarkup = requireNonNullElse(activeMarkup, ActiveMarkupRule.REJECT);
        personalData = requireNonNullElse(personalData, PersonalDataRule.WARN);
    }

    public static ScreenRules defaults() {
        return new ScreenRules(ActiveMarkupRule.REJECT, PersonalDataRule.WARN);
    }

    /** Output is escaped in any case; this is about what is taken in. */
    public enum ActiveMarkupRule {
        REJECT,
        ALLOW
    }

    public enum PersonalDataRule {
        /** It is taken when its sender confirms. */
        WARN,
        /** It is not taken. */
        REFUSE,
        /** Nobody looks. */
        OFF
    }
}
