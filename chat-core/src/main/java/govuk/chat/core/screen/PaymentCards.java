package govuk.chat.core.screen;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Payment card numbers (ISO/IEC 7812-1): the first digits and the length of an issuer's, and the check digit of Luhn. Written in one
 * piece, or in groups of three digits or more with a space or dash between them; other numbers may stand before and behind.
 */
final class PaymentCards {
    private static final Pattern NUMBERS = Pattern.compile("(?<![\\w.,/+])\\d{3,19}(?:[ -]\\d{3,19}){0,40}(?!\\d)");
    private static final Pattern GAP = Pattern.compile("[ -]");
    private static final int MOST_GROUPS = 6;

    /** Visa, Mastercard (two lines), American Express, Diners Club, JCB; Maestro, Discover and UnionPay. */
    private static final Pattern ISSUED = Pattern.compile(String.join(
            "|",
            "4\\d{15}(?:\\d{3})?",
            "5[1-5]\\d{14}",
            "2(?:22[1-9]|2[3-9]\\d|[3-6]\\d\\d|7[01]\\d|720)\\d{12}",
            "3[47]\\d{13}",
            "3(?:0[0-5]|[689]\\d)\\d{11}",
            "35(?:2[89]|[3-8]\\d)\\d{12,15}",
            "(?:5[06-9]|6\\d)\\d{14,17}"));

    private PaymentCards() {}

    static boolean areIn(String text) {
        return NUMBERS.matcher(text).results().anyMatch(found -> hasCard(List.of(GAP.split(found.group(), -1))));
    }

    private static boolean hasCard(List<String> groups) {
        for (int from = 0; from < groups.size(); from++) {
            for (int to = from + 1; to <= Math.min(groups.size(), from + MOST_GROUPS); to++) {
                if (isCard(String.join("", groups.subList(from, to)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isCard(String digits) {
        return ISSUED.matcher(digits).matches() && hasCheckDigit(digits);
    }

    private static boolean hasCheckDigit(String digits) {
        var sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }
}
