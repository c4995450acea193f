package govuk.chat.cli.script.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts {@code ***} in the place of every value that nobody is to see, also where it is written as in JSON or in an address. */
final class Masker {
    private static final String MASK = "***";

    private final List<Pattern> hidden;

    Masker(Collection<String> values) {
        var forms = new LinkedHashSet<String>();
        values.stream().filter(value -> !value.isBlank()).forEach(value -> {
            forms.add(value);
            forms.add(value.strip());
            forms.add(new String(JsonStringEncoder.getInstance().quoteAsString(value)));
            forms.add(URLEncoder.encode(value, UTF_8));
            forms.add(URLEncoder.encode(value, UTF_8).replace("+", "%20"));
        });
        // The longest first: a value may be part of another.
        hidden = forms.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(form -> Pattern.compile(Pattern.quote(form), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                .collect(Collectors.toUnmodifiableList());
    }

    String mask(String text) {
        var masked = text;
        for (var pattern : hidden) {
            masked = pattern.matcher(masked).replaceAll(MASK);
        }
        return masked;
    }
}
