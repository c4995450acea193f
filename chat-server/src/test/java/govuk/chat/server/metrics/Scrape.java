package govuk.chat.server.metrics;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a server said at {@code /metrics}, in the text format of Prometheus. */
public record Scrape(String text) {
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+(?:\\{.*})?) (\\S+)$");

    /** Each sample by its name and labels, as they stand there. */
    public Map<String, Double> samples() {
        var samples = new TreeMap<String, Double>();
        SAMPLE.matcher(text).results().forEach(line -> samples.put(line.group(1), number(line.group(2))));
        return samples;
    }

    /** 0 if there is none. */
    public double value(String sample) {
        return samples().getOrDefault(sample, 0.0);
    }

    /** The names, without labels. */
    public Set<String> names() {
        return samples().keySet().stream()
                .map(sample -> sample.replaceFirst("\\{.*", ""))
                .collect(toSet());
    }

    /** The values that a label has anywhere in a metric. */
    public List<String> labels(String metric, String label) {
        return Pattern.compile("(?m)^" + metric + "\\{(?:.*,)?" + label + "=\"([^\"]*)\"")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }
}
