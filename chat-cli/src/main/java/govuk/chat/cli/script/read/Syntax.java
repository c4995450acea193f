package govuk.chat.cli.script.read;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import govuk.chat.cli.script.Template;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads texts that are in a language of their own, and reports what is not. */
final class Syntax {
    private final Findings findings;

    Syntax(Findings findings) {
        this.findings = findings;
    }

    /** A regular expression of java.util.regex. */
    Template pattern(Value.Scalar written) {
        var template = ActionReader.template(written);
        try {
            Pattern.compile(template.fill(name -> "x"));
        } catch (PatternSyntaxException e) {
            findings.add(written.at(), "this is no regular expression: " + e.getDescription() + ".");
        }
        return template;
    }

    /** A JSONPath. One with variables is looked at when they have values. */
    Template path(Value.Scalar written) {
        var template = ActionReader.template(written);
        if (template.names().isEmpty()) {
            try {
                JsonPath.compile(written.text());
            } catch (InvalidPathException | IllegalArgumentException e) {
                findings.add(written.at(), "this is no JSONPath: " + e.getMessage() + ".");
            }
        }
        return template;
    }
}
