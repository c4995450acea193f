package govuk.chat.core.auth;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.Email;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.SettingException;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Which passwords are taken, after NIST SP 800-63B §5.1.1.2: long enough, not one that many people use, not the email address. There
 * are no rules about capitals, digits or signs, because they make passwords worse. What is left out (null) has its default.
 *
 * @param minLength the shortest password, in characters; 8 to 64
 */
public record PasswordRules(Integer minLength) {
    /** The longest password, in characters; far above the 64 that the guideline wants at the least. */
    public static final int MAX_LENGTH = 256;

    public PasswordRules {
        minLength = requireNonNullElse(minLength, 8);
        if (minLength < 8 || minLength > 64) {
            throw new SettingException("minLength", minLength, "8 to 64");
        }
    }

    public static PasswordRules defaults() {
        return new PasswordRules(8);
    }

    /** @throws ChatException {@code VALIDATION_ERROR} with a sentence for the person who chose the password */
    public void check(String password, Email email) {
        var chosen = normal(password);
        var length = chosen.codePointCount(0, chosen.length());
        if (length < minLength) {
            throw refused("Your password must be " + minLength + " characters or more.");
        }
        if (length > MAX_LENGTH) {
            throw refused("Your password must be " + MAX_LENGTH + " characters or less.");
        }
        var lowerCase = chosen.toLowerCase(Locale.ROOT);
        if (lowerCase.equals(email.value()) || lowerCase.equals(email.localPart())) {
            throw refused("Your password must not be your email address.");
        }
        if (CommonPasswords.contain(lowerCase)) {
            throw refused("Too many people use that password. Choose one that is harder to guess, such as three random"
                    + " words.");
        }
    }

    /** The same characters typed at another keyboard may come as other code points (NFKC, as the guideline asks). */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private static ChatException refused(String sentence) {
        return new ChatException(ErrorCode.VALIDATION_ERROR, sentence);
    }
}
