package govuk.chat.core.screen;

import govuk.chat.core.model.PersonalDataKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells personal data by its form. It is made to be believed: dates, prices, references, ISBNs and service numbers pass, at the
 * price of missing what is written in unusual ways. It says which kinds there are, and never repeats them.
 */
public final class PersonalData {
    private static final Pattern EMAIL = Pattern.compile(
            "(?<![\\p{L}\\p{N}.+-])[\\p{L}\\p{N}._%+'-]{1,64}@(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}\\p{L}{2,24}(?![\\p{L}\\p{N}])");

    /**
     * Two letters, six digits, a letter from A to D. Letters and pairs that are never issued are those of HMRC's National Insurance
     * Manual, NIM39110; the specimen prefix QQ is among them.
     */
    private static final Pattern NATIONAL_INSURANCE_NUMBER = Pattern.compile(
            "(?<![A-Z0-9])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
                    + "[ -]?\\d{2}[ -]?\\d{2}[ -]?\\d{2}[ -]?[A-D](?![A-Z0-9])",
            Pattern.CASE_INSENSITIVE);

    private PersonalData() {}

    /** The kinds that the text seems to contain, in their order; empty if there are none. */
    public static Set<PersonalDataKind> kindsIn(String text) {
        var plain = InvisibleText.plain(text);
        var kinds = EnumSet.noneOf(PersonalDataKind.class);
        if (EMAIL.matcher(plain).find()) {
            kinds.add(PersonalDataKind.EMAIL);
        }
        if (PhoneNumbers.areIn(plain)) {
            kinds.add(PersonalDataKind.PHONE);
        }
        if (NATIONAL_INSURANCE_NUMBER.matcher(plain).find()) {
            kinds.add(PersonalDataKind.NATIONAL_INSURANCE_NUMBER);
        }
        if (PaymentCards.areIn(plain)) {
            kinds.add(PersonalDataKind.PAYMENT_CARD);
        }
        return kinds;
    }
}
