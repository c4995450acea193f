package govuk.chat.core.screen;

import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Phone numbers that may be a person's: British geographic and mobile numbers (01, 02, 07; Ofcom's National Telephone Numbering Plan), and
 * international ones that begin with + or 00 (ITU-T E.164: at most 15 digits). Numbers of services (03, 08, 09) are not. Other numbers
 * may stand behind one.
 */
final class PhoneNumbers {
    /** Groups of three digits or more behind the area code, so that a date is none. */
    private static final Pattern BRITISH =
            Pattern.compile("(?<![\\w+./,-]|\\d:)\\(?0[127]\\d{0,9}\\)?(?:[ .-]{1,2}\\d{3,8}){0,5}(?!\\d)");

    private static final Pattern INTERNATIONAL =
            Pattern.compile("(?<![\\w+./,-]|\\d:)(?:\\+|00)[1-9]\\d{0,14}\\)?(?:(?:[ -]{1,2}|[ -]?\\(\\d{0,5}\\)["
                    + " -]?)\\d{2,12}){0,7}(?!\\d)");

    private static final Pattern GAP = Pattern.compile("\\D+");

    private PhoneNumbers() {}

    static boolean areIn(String text) {
        return BRITISH.matcher(text).results().anyMatch(found -> isBritish(found.group()))
                || INTERNATIONAL.matcher(text).results().anyMatch(found -> isInternational(found.group()));
    }

    /** Some old area codes, such as that of Brampton, have numbers of ten digits; without a gap they look like ISBNs. */
    private static boolean isBritish(String found) {
        return begins(found, count -> count == 11)
                || (found.startsWith("01", found.indexOf('0'))
                        && GAP.matcher(found).find()
                        && begins(found, count -> count == 10));
    }

    /** {@code +44 (0)20 …} has a digit too many, {@code 0044 …} two. */
    private static boolean isInternational(String found) {
        return begins(found.replace("(0)", " ").replaceFirst("^00", ""), count -> count >= 9 && count <= 15);
    }

    /** Whether the first groups of digits, one or more, have such a number of digits together. */
    private static boolean begins(String found, IntPredicate length) {
        var count = 0;
        for (var group : GAP.split(found, -1)) {
            count += group.length();
            if (length.test(count)) {
                return true;
            }
        }
        return false;
    }
}
