package govuk.chat.core.auth;

import static java.util.Objects.requireNonNullElse;

import govuk.chat.core.model.ChatException;
import govuk.chat.core.model.Email;
import govuk.chat.core.model.ErrorCode;
import govuk.chat.core.model.SettingException;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Which passwords are taken, after NIST SP 800-63B §5.1.1.2: long enough, not one that many people use, and more than the email address and
 * words that everybody here would try first. There are no rules about capitals, digits or signs, because they make passwords worse. What
 * is left out (null) has its default.
 *
 * @param minLength the shortest password, in characters; 8 to 64
 * @param words that are no password by themselves, whatever digits and signs stand between them; separated by commas
 */
public record PasswordRules(Integer minLength, String words) {
    /** The longest password, in characters; far above the 64 that the guideline wants at the least. */
    public static final int MAX_LENGTH = 256;

    private static final String USUAL_WORDS = "govuk,chat,assistant,admin";

    public PasswordRules {
        minLength = requireNonNullElse(minLength, 8);
        if (minLength < 8 || minLength > 64) {
            throw new SettingException("minLength", minLength, "8 to 64");
        }
        words = requireNonNullElse(words, USUAL_WORDS);
    }

    public static PasswordRules defaults() {
        return new PasswordRules(8, USUAL_WORDS);
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
        if (isWordsOfOurs(lowerCase, email)) {
            throw refused(
                    "Your password must be more than your name or words of this service. Choose one that is harder"
                            + " to guess, such as three random words.");
        }
        if (CommonPasswords.contain(lowerCase)) {
            throw refused("Too many people use that password. Choose one that is harder to guess, such as three random"
                    + " words.");
        }
    }

    /** Whether no letter is left once the words that belong here are taken out. */
    private boolean isWordsOfOurs(String password, Email email) {
        var left = letters(password);
        if (left.isEmpty()) {
            return false;
        }
        for (var word : (email.localPart() + "," + words).split(",", -1)) {
            left = left.replace(letters(word), "");
        }
        return left.isEmpty();
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The same characters typed at another keyboard may come as other code points (NFKC, as the guideline asks). */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private static ChatException refused(String sentence) {
        return new ChatException(ErrorCode.VALIDATION_ERROR, sentence);
    }
}
