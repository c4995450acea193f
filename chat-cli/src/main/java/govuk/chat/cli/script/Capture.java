package govuk.chat.cli.script;

/** A value to keep for later steps, and where in the answer it is found. */
public record Capture(Position at, String variable, Source source) {
    /** Where the value is. */
    public sealed interface Source {
        /** The first group, or the whole match of a pattern without groups; the text as it is, nothing folded. */
        record Regex(Template pattern) implements Source {}

        record Json(Template path) implements Source {}

        record Header(String name) implements Source {}
    }
}
