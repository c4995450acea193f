package govuk.chat.perf;

import java.util.Arrays;

/** Durations in nanoseconds, at most four million of them; what comes after that is not kept. Not thread-safe. */
final class Samples {
    private static final int MOST = 4_000_000;

    private long[] values = new long[1024];
    private int size;

    void add(long nanos) {
        if (size == MOST) {
            return;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.min(MOST, size * 2));
        }
        values[size++] = nanos;
    }

    void addAll(Samples others) {
        for (var index = 0; index < others.size; index++) {
            add(others.values[index]);
        }
    }

    int size() {
        return size;
    }

    double medianMillis() {
        return percentileMillis(50);
    }

    /** The smallest sample that is not exceeded by the given share of all; 0 when there is none. */
    double percentileMillis(double percent) {
        if (size == 0) {
            return 0;
        }
        var sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        var rank = (int) Math.ceil(percent / 100 * size);
        return sorted[Math.clamp(rank - 1, 0, size - 1)] / 1e6;
    }
}
