package govuk.chat.cli.script.check;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that cannot run for ever. Some patterns take exponential time on some texts; each looks at characters while it does,
 * and that is where the time is checked.
 */
final class BoundedPattern {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final Pattern pattern;
    private final long limitNanos;

    private BoundedPattern(Pattern pattern, long limitNanos) {
        this.pattern = pattern;
        this.limitNanos = limitNanos;
    }

    /** @throws Unusable if it is no regular expression */
    static BoundedPattern compile(String source, boolean isExact) throws Unusable {
        return compile(source, isExact, LIMIT);
    }

    static BoundedPattern compile(String source, boolean isExact, Duration limit) throws Unusable {
        try {
            var flags = isExact ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
            return new BoundedPattern(Pattern.compile(source, flags), limit.toNanos());
        } catch (PatternSyntaxException e) {
            throw new Unusable("it is no regular expression: " + e.getDescription());
        }
    }

    /** @throws Unusable if it takes too long or goes too deep */
    Optional<MatchResult> find(String text) throws Unusable {
        try {
            var matcher = pattern.matcher(new Watched(text, System.nanoTime() + limitNanos));
            // A copy in plain text: the groups must not be watched any longer.
            return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
        } catch (TooLong e) {
            throw new Unusable("it was given up after "
                    + Duration.ofNanos(limitNanos).toMillis() + " ms; nested repeats such as (a+)+ take for ever");
        } catch (StackOverflowError e) {
            throw new Unusable("it goes too deep; repeats of alternatives such as (a|b)* do on long texts");
        }
    }

    /** The expression cannot be used, with a sentence that says why. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String sentence) {
            super(sentence);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLong() {
            super("too long", null, false, false);
        }
    }

    private record Watched(CharSequence text, long deadline) implements CharSequence {
        @Override
        public char charAt(int index) {
            if (System.nanoTime() - deadline > 0) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
