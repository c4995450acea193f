package govuk.chat.perf;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What one closed-loop round measured. Filled by the loop's thread, read after the round has ended. */
final class Round {
    private final Map<String, Samples> steps = new HashMap<>();
    private final Samples all = new Samples();
    private long startedAt = System.nanoTime();
    private long endedAt = startedAt;
    private int errors;
    private String firstError = "";

    void started() {
        startedAt = System.nanoTime();
    }

    void answered(String step, long nanos) {
        steps.computeIfAbsent(step, name -> new Samples()).add(nanos);
        all.add(nanos);
        endedAt = System.nanoTime();
    }

    void failed(String fault) {
        errors++;
        if (firstError.isEmpty()) {
            firstError = fault;
        }
    }

    double requestsPerSecond() {
        var nanos = endedAt - startedAt;
        return nanos == 0 ? 0 : all.size() * 1e9 / nanos;
    }

    Samples all() {
        return all;
    }

    /** The times of one step, empty when it never happened. */
    Samples step(String name) {
        return steps.getOrDefault(name, new Samples());
    }

    Set<String> steps() {
        return steps.keySet();
    }

    int errors() {
        return errors;
    }

    /** Empty when there was none. */
    String firstError() {
        return firstError;
    }
}
