package govuk.chat.core.model;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A kind of personal data that can be told by its form. */
public enum PersonalDataKind {
    EMAIL("an email address"),
    PHONE("a phone number"),
    NATIONAL_INSURANCE_NUMBER("a National Insurance number"),
    PAYMENT_CARD("a payment card number");

    private final String words;

    PersonalDataKind(String words) {
        this.words = words;
    }

    /** The word for it in the API, such as {@code payment_card}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people, as in "an email address and a phone number"; always in the same order. */
    public static String words(Set<PersonalDataKind> kinds) {
        var all = new ArrayList<String>();
        new TreeSet<>(kinds).forEach(kind -> all.add(kind.words));
        return all.size() < 2
                ? String.join("", all)
                : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
    }
}
