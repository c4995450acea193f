package govuk.chat.perf;

import java.util.ArrayList;
import java.util.List;

/** Both ways of asking at one number of open streams. */
final class FirstTokenLevel {
    private final int open;
    private final Way direct = new Way();
    private final Way through = new Way();

    private static final class Way {
        private final Samples firstToken = new Samples();
        private final Samples late = new Samples();
        private int peak;
        private int failed;
        private String fault = "";

        void add(StreamTimes times) {
            firstToken.addAll(times.firstToken());
            late.addAll(times.late());
            peak = Math.max(peak, times.peak());
            failed += times.failed();
            fault = fault.isEmpty() ? times.firstFault() : fault;
        }
    }

    FirstTokenLevel(int open) {
        this.open = open;
    }

    void addDirect(StreamTimes times) {
        direct.add(times);
    }

    void addThrough(StreamTimes times) {
        through.add(times);
    }

    List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        for (var percent : List.of(50, 95, 99)) {
            figures.add(figure("direct p" + percent, direct.firstToken.percentileMillis(percent), "ms"));
            figures.add(figure("through p" + percent, through.firstToken.percentileMillis(percent), "ms"));
        }
        figures.add(figure("driver late p95, through", through.late.percentileMillis(95), "ms"));
        figures.add(figure("most open at once, through", through.peak, ""));
        figures.add(figure("samples, through", through.firstToken.size(), ""));
        figures.add(figure("failed streams", direct.failed + through.failed, ""));
        return figures;
    }

    /** The added time at the percentile is to stay under the given milliseconds. */
    Target target(int percent, double most) {
        var added = through.firstToken.percentileMillis(percent) - direct.firstToken.percentileMillis(percent);
        return new Target(streams() + "added p" + percent, added, Target.Bound.UNDER, most, "ms");
    }

    /** The first failure in words, or empty. */
    String fault() {
        var fault = direct.fault.isEmpty() ? through.fault : direct.fault;
        return fault.isEmpty() ? "" : "First failed stream at " + open + ": " + fault;
    }

    private Figure figure(String name, double value, String unit) {
        return new Figure(streams() + name, value, unit);
    }

    private String streams() {
        return open == 1 ? "1 stream " : "%,d streams ".formatted(open);
    }
}
