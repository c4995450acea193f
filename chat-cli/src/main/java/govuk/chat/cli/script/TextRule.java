package govuk.chat.cli.script;

import java.util.List;

/** What a text has to be like. White space and case are folded before the comparison, unless it is exact. */
public record TextRule(Kind kind, List<Template> texts, boolean isExact) {
    public TextRule {
        texts = List.copyOf(texts);
    }

    /** How a text is compared; the word is that of the script. */
    public enum Kind {
        CONTAINS("contains"),
        NOT_CONTAINS("not_contains"),
        EQUALS("equals"),
        STARTS_WITH("starts_with"),
        ENDS_WITH("ends_with"),
        REGEX("regex"),
        NOT_REGEX("not_regex"),
        ONE_OF("one_of");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public boolean isPattern() {
            return this == REGEX || this == NOT_REGEX;
        }

        /** Whether several texts make sense. */
        public boolean takesList() {
            return isPattern() || this == CONTAINS || this == NOT_CONTAINS || this == ONE_OF;
        }
    }
}
