package govuk.chat.server.pages;

import govuk.chat.core.model.PersonalDataKind;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Kinds of personal data as the value of a button: their words with spaces between them. */
final class PersonalDataWords {
    private PersonalDataWords() {}

    static String write(Set<PersonalDataKind> kinds) {
        return kinds.stream().sorted().map(PersonalDataKind::word).collect(Collectors.joining(" "));
    }

    /** What is no kind is passed over: it confirms nothing. */
    static Set<PersonalDataKind> read(String words) {
        var confirmed = Set.copyOf(Arrays.asList(words.split(" ", -1)));
        return Arrays.stream(PersonalDataKind.values())
                .filter(kind -> confirmed.contains(kind.word()))
                .collect(Collectors.toSet());
    }
}
