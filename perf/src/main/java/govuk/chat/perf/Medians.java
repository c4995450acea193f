package govuk.chat.perf;

import java.util.List;

/** The middle of a few measured rounds: on a noisy machine it says more than their mean. */
final class Medians {
    private Medians() {}

    static double of(List<Double> values) {
        if (values.isEmpty()) {
            return 0;
        }
        var sorted = values.stream().sorted().toList();
        var upper = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(upper) : (sorted.get(upper - 1) + sorted.get(upper)) / 2;
    }
}
