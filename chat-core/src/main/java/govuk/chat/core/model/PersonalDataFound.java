package govuk.chat.core.model;

import java.util.Set;

/** A message seems to contain personal data, and was not taken. Says which kinds, never the data. */
public final class PersonalDataFound extends ChatException {
    private static final long serialVersionUID = 1;

    private final Set<PersonalDataKind> kinds;
    private final boolean mayConfirm;

    /** @param mayConfirm whether the same message is taken once its sender confirms these kinds */
    public PersonalDataFound(Set<PersonalDataKind> kinds, boolean mayConfirm) {
        super(ErrorCode.PERSONAL_DATA, sentence(kinds, mayConfirm));
        this.kinds = Set.copyOf(kinds);
        this.mayConfirm = mayConfirm;
    }

    public Set<PersonalDataKind> kinds() {
        return kinds;
    }

    public boolean mayConfirm() {
        return mayConfirm;
    }

    private static String sentence(Set<PersonalDataKind> kinds, boolean mayConfirm) {
        var what = "Your message seems to contain " + PersonalDataKind.words(kinds) + ". ";
        return what
                + (mayConfirm
                        ? "Take it out, or send it anyway if the answer depends on it."
                        : "This service does not take it. Take it out and send your message again.");
    }
}
