package govuk.chat.core.screen;

import static govuk.chat.core.model.PersonalDataKind.EMAIL;
import static govuk.chat.core.model.PersonalDataKind.NATIONAL_INSURANCE_NUMBER;
import static govuk.chat.core.model.PersonalDataKind.PAYMENT_CARD;
import static govuk.chat.core.model.PersonalDataKind.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.PersonalDataKind;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are those that Ofcom, HMRC and card schemes set aside for examples and tests, or made up in their form. */
final class PersonalDataTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jo.bloggs@example.com",
                "Write to <JO+tax@mail.example.co.uk>.",
                "mailto:o'neil@example.org",
                "(jo_b%x@example.museum)",
                "jörg@bücher.example",
                "ｊｏ＠example.com",
                "jo\u200B@example.com",
                "\"jo@example.com\",",
            })
    void email(String text) {
        assertKinds(text, EMAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "07700 900123",
                "07700900123",
                "0770 090 0123",
                "07700-900-123.",
                "07 700 900 123",
                "Ring (020) 7946 0958 after six",
                "02079460958",
                "01632 960 001,",
                "020.7946.0958",
                "016977 2345",
                "+44 7700 900123",
                "+447700900123",
                "(+44) 7700 900123",
                "+44 (0)20 7946 0958",
                "+44(0)7700900123",
                "0044 7700 900123",
                "+353 1 234 5678 is not read, +353 12 345 678 is",
                "+1 202-555-0143",
                "+33 6 39 98 12 34 is not read, +33 639 98 12 34 is",
                "tel:+447700900123",
                "07700\u00A0900\u2011123",
                "０７７００９００１２３",
                "07700 900123 500 600 700",
            })
    void phone(String text) {
        assertKinds(text, PHONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AB123456C",
                "ab 12 34 56 c",
                "My NI number is JG-10-37-59-A.",
                "(SX 12 34 56 D)",
                "AB12\u200B3456C",
                "nino:ZR123456B",
            })
    void nationalInsuranceNumber(String text) {
        assertKinds(text, NATIONAL_INSURANCE_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "card 5555555555554444.",
                "2223003122003222",
                "3782 822463 10005",
                "30569309025904",
                "6011 1111 1111 1117",
                "3530111333300000",
                "6759 6498 2643 8453",
                "4111 1111 1111 1111 12/27 123",
                "4111 1111 1111 1111 123",
                "ref 123 4111 1111 1111 1111",
                "4111\u20111111\u20111111\u20111111",
                "4111\u00A01111\u00A01111\u00A01111",
            })
    void paymentCard(String text) {
        assertKinds(text, PAYMENT_CARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Mail
                "@example.com",
                "Follow @govuk on x.com",
                "jo@localhost",
                "3 @ 4.50 each",
                "a@b",
                "package@1.2.3",
                // Phones: dates, times, prices, sums, helplines, references
                "01/02/2024",
                "01-02-2024 10:30",
                "01.02.2024 1030",
                "2024-01-02T07:30:00",
                "07:30 to 17:30",
                "£1,234,567.89 or £07.99",
                "10,700,900,123 stars",
                "0300 200 3300",
                "0800 731 7898",
                "0345 300 3900 or +100 points",
                "UTR 1234567890",
                "sort code 01-02-03, account 12345678",
                "company 01234567",
                "0.1234567890123",
                "version 01.22.33.44",
                "51.5074, -0.1278",
                "999, 111, 101 and 118118",
                "order 12-07700900123",
                // Books and barcodes
                "ISBN 0140449116",
                "ISBN 0-14-044911-6",
                "ISBN 978-0-14-044911-2",
                "ISBN 9780140449112",
                "4006381333931",
                // National Insurance: prefixes that are never issued, other references
                "QQ123456C",
                "BG123456A GB123456A KN123456A NK123456A NT123456A TN123456A ZZ123456A",
                "DA123456A FA123456A IA123456A UA123456A VA123456A AO123456A AD123456A",
                "AB123456E",
                "AB12345C",
                "AB1234567C",
                "AB123456",
                "XAB123456C",
                "AB123456CD",
                "SW1A 2AA and W1 4 56",
                // Cards: a wrong check digit, no issuer, other lengths
                "4111 1111 1111 1112",
                "1234 5678 9012 3452",
                "9111111111111111",
                "411111111111111",
                "0000 0000 0000 0000",
                "GB29 NWBK 6016 1331 9268 19",
                "IMEI 490154203237518",
                "411111111111111111111111111111",
                "NHS number 943 476 5919",
                "How do I renew my passport?",
                "",
            })
    void nothing(String text) {
        assertThat(PersonalData.kindsIn(text)).isEmpty();
    }

    @Test
    void several_inTheOrderOfTheirKinds() {
        var kinds = PersonalData.kindsIn("4111111111111111, AB123456C, 07700 900123, jo@example.com");

        assertThat(kinds).containsExactly(EMAIL, PHONE, NATIONAL_INSURANCE_NUMBER, PAYMENT_CARD);
        assertThat(PersonalDataKind.words(kinds))
                .isEqualTo("an email address, a phone number, a National Insurance number and a payment card number");
        assertThat(PersonalDataKind.words(Set.of(PHONE, EMAIL))).isEqualTo("an email address and a phone number");
        assertThat(PersonalDataKind.words(Set.of())).isEmpty();
    }

    @ParameterizedTest
    @Timeout(5)
    @ValueSource(strings = {"0", "1 ", "12 ", "123 ", "+1", "a@", "a.", "a@a.", "AB12", "(0", "0044 ", "-", "9-99 "})
    void longText_takesNoLong(String piece) {
        var text = piece.repeat(100_000 / piece.length());

        assertThat(PersonalData.kindsIn(text)).isNotNull();
    }

    private static void assertKinds(String text, PersonalDataKind kind) {
        assertThat(PersonalData.kindsIn(text)).as(text).containsExactly(kind);
    }
}
