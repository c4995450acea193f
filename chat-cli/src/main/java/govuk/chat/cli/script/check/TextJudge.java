package govuk.chat.cli.script.check;

import govuk.chat.cli.script.Folding;
import govuk.chat.cli.script.TextRule;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Holds a text against a rule. */
final class TextJudge {
    private final UnaryOperator<String> variables;

    TextJudge(UnaryOperator<String> variables) {
        this.variables = variables;
    }

    /** What was wanted and is not so; empty if it is. */
    Optional<String> judge(TextRule rule, String text) {
        var wanted = rule.texts().stream()
                .map(template -> template.fill(rule.kind().isPattern() ? this::quoted : variables))
                .toList();
        return rule.kind().isPattern() ? judgePatterns(rule, wanted, text) : judgeTexts(rule, wanted, text);
    }

    /** In a pattern, what a variable holds is plain text. */
    private String quoted(String name) {
        return Pattern.quote(variables.apply(name));
    }

    private static Optional<String> judgeTexts(TextRule rule, List<String> wanted, String text) {
        var subject = fold(rule, text);
        var failed = wanted.stream()
                .filter(item -> !holds(rule.kind(), fold(rule, item), subject))
                .toList();
        // One of several is enough for one_of; every other rule needs all of them.
        var isWrong = rule.kind() == TextRule.Kind.ONE_OF ? failed.size() == wanted.size() : !failed.isEmpty();
        return isWrong ? Optional.of(String.join(" | ", failed)) : Optional.empty();
    }

    private static boolean holds(TextRule.Kind kind, String wanted, String text) {
        return switch (kind) {
            case CONTAINS -> text.contains(wanted);
            case NOT_CONTAINS -> !text.contains(wanted);
            case EQUALS, ONE_OF -> text.equals(wanted);
            case STARTS_WITH -> text.startsWith(wanted);
            case ENDS_WITH -> text.endsWith(wanted);
            case REGEX, NOT_REGEX -> throw new IllegalArgumentException("patterns are judged elsewhere");
        };
    }

    private static String fold(TextRule rule, String text) {
        return rule.isExact() ? text : Folding.fold(text);
    }

    private static Optional<String> judgePatterns(TextRule rule, List<String> wanted, String text) {
        var subject = rule.isExact() ? text : Folding.foldSpace(text);
        var isFoundWanted = rule.kind() == TextRule.Kind.REGEX;
        for (var source : wanted) {
            try {
                var isFound = BoundedPattern.compile(source, rule.isExact())
                        .find(subject)
                        .isPresent();
                if (isFound != isFoundWanted) {
                    return Optional.of(source);
                }
            } catch (BoundedPattern.Unusable e) {
                return Optional.of(source + " (" + e.sentence() + ")");
            }
        }
        return Optional.empty();
    }
}
