package govuk.chat.core.client;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came back. Headers are found in any case of letters.
 *
 * @param text the body as UTF-8; what is none is replaced
 */
public record RawAnswer(int status, Map<String, List<String>> headers, String text) {
    public RawAnswer {
        var anyCase = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = Collections.unmodifiableMap(anyCase);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }
}
