package govuk.chat.perf;

import java.util.List;

/** The report as a program reads it: verdicts are spelled out, so that nobody has to compare numbers again. */
record ReportJson(String startedAt, Machine machine, double scale, String jvmFlags, List<Scenario> scenarios) {

    record Scenario(String name, List<Figure> figures, List<Verdict> targets, List<String> notes) {}

    record Verdict(String name, double measured, String bound, double limit, String unit, String verdict) {}

    static ReportJson of(Report report) {
        return new ReportJson(
                report.startedAt().toString(),
                report.machine(),
                report.scale(),
                report.jvmFlags(),
                report.results().stream().map(ReportJson::scenario).toList());
    }

    private static Scenario scenario(Result result) {
        return new Scenario(
                result.scenario(),
                result.figures(),
                result.targets().stream().map(ReportJson::verdict).toList(),
                result.notes());
    }

    private static Verdict verdict(Target target) {
        return new Verdict(
                target.name(),
                target.measured(),
                target.bound().name(),
                target.limit(),
                target.unit(),
                target.isReached() ? "reached" : "not reached");
    }
}
