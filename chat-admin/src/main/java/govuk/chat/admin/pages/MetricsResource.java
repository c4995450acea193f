package govuk.chat.admin.pages;

import govuk.chat.admin.metrics.BarChart;
import govuk.chat.admin.metrics.BarChart.Bar;
import govuk.chat.admin.metrics.Distribution;
import govuk.chat.admin.metrics.Reading;
import govuk.chat.admin.servers.ServerAnswer;
import govuk.chat.admin.signin.Gate;
import govuk.chat.core.client.admin.AdminCalls;
import govuk.chat.web.pages.Html;
import govuk.chat.web.pages.Moment;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the servers have measured since they started, each and all together. One that does not answer in time is shown as such. */
@Path("metrics")
@Produces(Html.TYPE)
public final class MetricsResource {
    private final PageMaker pages;
    private final Clock clock;

    MetricsResource(PageMaker pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    public Response now(@Context HttpServletRequest request) {
        var answers = Gate.administrator(request).servers().each(server -> {
            var calls = AdminCalls.of(server);
            var replica = calls.replica().get();
            return new Told(
                    replica.name(),
                    replica.version(),
                    Reading.of(calls.metrics().list(Reading.NAMES)));
        });
        return pages.page(request, "metrics", View.of(answers, pages.moment(clock.instant())));
    }

    /** What one server told. */
    record Told(String name, String version, Reading reading) {}

    /** @param isMixed whether the servers are of different versions */
    record View(
            Moment at,
            List<Row> rows,
            boolean isMixed,
            Table messages,
            Table errors,
            Table took,
            Speed answer,
            Speed firstToken) {
        static View of(List<ServerAnswer<Told>> answers, Moment at) {
            var told =
                    answers.stream().flatMap(answer -> answer.value().stream()).toList();
            var all = told.stream().map(Told::reading).reduce(Reading.NONE, Reading::plus);
            var rows = new ArrayList<>(answers.stream().map(Row::of).toList());
            if (answers.size() > 1) {
                rows.add(Row.all(all));
            }
            return new View(
                    at,
                    rows,
                    told.stream().map(Told::version).distinct().count() > 1,
                    Table.of("Answers by how they ended", all.messages()),
                    Table.of("Errors by code", all.errors()),
                    Table.of("Answers by how long they took", all.took()),
                    Speed.of(all.took()),
                    Speed.of(all.firstToken()));
        }
    }

    /** @param problem why there are no numbers; empty if there are */
    record Row(
            String name,
            String version,
            String problem,
            long messages,
            long errors,
            long streams,
            long refusals,
            String memory,
            String p95) {
        static Row of(ServerAnswer<Told> answer) {
            return answer.value()
                    .map(told -> of(told.name(), told.version(), told.reading()))
                    .orElseGet(() -> new Row(answer.server().toString(), "", answer.problem(), 0, 0, 0, 0, "", ""));
        }

        static Row all(Reading reading) {
            return of("All together", "", reading);
        }

        private static Row of(String name, String version, Reading reading) {
            return new Row(
                    name,
                    version,
                    "",
                    sum(reading.messages()),
                    sum(reading.errors()),
                    reading.streams(),
                    reading.refusals(),
                    reading.memory() / (1024 * 1024) + " MiB",
                    Speed.words(reading.took(), 0.95));
        }

        private static long sum(Map<String, Long> counts) {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** What half, 95 and 99 of 100 did not exceed, in words. */
    record Speed(String p50, String p95, String p99) {
        static Speed of(Distribution distribution) {
            return new Speed(words(distribution, 0.5), words(distribution, 0.95), words(distribution, 0.99));
        }

        static String words(Distribution distribution, double share) {
            var seconds = distribution.quantile(share);
            return seconds.isEmpty() ? "–" : String.format(Locale.UK, "%.2f s", seconds.getAsDouble());
        }
    }

    /** Numbers as a table, and the same as a chart. */
    record Table(String title, List<Bar> bars, boolean isEmpty, String svg) {
        static Table of(String title, Map<String, Long> counts) {
            var sorted = new TreeMap<>(counts);
            return of(
                    title,
                    sorted.entrySet().stream()
                            .map(each -> new Bar(each.getKey(), each.getValue()))
                            .toList());
        }

        static Table of(String title, Distribution distribution) {
            var bars = distribution.apart().entrySet().stream()
                    .map(each -> new Bar(
                            each.getKey().isInfinite() ? "longer" : "up to " + seconds(each.getKey()), each.getValue()))
                    .toList();
            return of(title, distribution.count() == 0 ? List.of() : bars);
        }

        private static Table of(String title, List<Bar> bars) {
            return new Table(title, bars, bars.isEmpty(), BarChart.svg(title, bars));
        }

        private static String seconds(double bound) {
            return (bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound)) + " s";
        }
    }
}
