package govuk.chat.cli.script.read;

import govuk.chat.cli.script.Comparison;
import govuk.chat.cli.script.Comparison.Sign;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads limits: {@code < 2s}, {@code >= 10}, {@code 5..20}, {@code 3}. */
final class Comparisons {
    private static final Pattern SIGNED = Pattern.compile("(<=|>=|<|>|=)\\s*(.+)");
    private static final Pattern RANGE = Pattern.compile("(.+?)\\s*\\.\\.\\s*(.+)");

    private Comparisons() {}

    /** A bare time is refused: nobody means exactly two seconds. */
    static Optional<Comparison> ofTime(String text) {
        return parse(text.strip(), Durations::milliseconds)
                .filter(limit -> Durations.parse(text).isEmpty());
    }

    static Optional<Comparison> ofCount(String text) {
        return parse(text.strip(), Comparisons::count);
    }

    private static Optional<Comparison> parse(String text, Function<String, Optional<Double>> number) {
        var signed = SIGNED.matcher(text);
        if (signed.matches()) {
            return number.apply(signed.group(2)).map(limit -> signed(signed.group(1), limit, text));
        }
        var range = RANGE.matcher(text);
        if (range.matches()) {
            return number.apply(range.group(1))
                    .flatMap(low -> number.apply(range.group(2))
                            .filter(high -> low <= high)
                            .map(high -> new Comparison(Sign.BETWEEN, low, high, text)));
        }
        return number.apply(text).map(value -> new Comparison(Sign.BETWEEN, value, value, text));
    }

    private static Comparison signed(String sign, double limit, String written) {
        return switch (sign) {
            case "<" -> new Comparison(Sign.BELOW, limit, limit, written);
            case "<=" -> new Comparison(Sign.AT_MOST, limit, limit, written);
            case ">" -> new Comparison(Sign.ABOVE, limit, limit, written);
            case ">=" -> new Comparison(Sign.AT_LEAST, limit, limit, written);
            default -> new Comparison(Sign.BETWEEN, limit, limit, written);
        };
    }

    private static Optional<Double> count(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Double.valueOf(text)) : Optional.empty();
    }
}
