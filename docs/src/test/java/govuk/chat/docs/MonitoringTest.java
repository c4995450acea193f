package govuk.chat.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts and the dashboard, by the program that Prometheus itself brings for that. */
class MonitoringTest {
    private static final Path MONITORING = Repository.ROOT.resolve("deploy/monitoring");
    private static final Path DASHBOARD = MONITORING.resolve("grafana/dashboards/govuk-chat.json");

    @Test
    void rules_passTheirTests() throws Exception {
        assertThat(promtool("test", "rules", "alerts_test.yml"))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    @Test
    void configuration_isOne() throws Exception {
        assertThat(promtool("check", "config", "prometheus.yml"))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    @Test
    void everyAlert_hasASeverityATestAndARunbook() throws Exception {
        var tests = Files.readString(MONITORING.resolve("alerts_test.yml"));
        var alerts = new YAMLMapper()
                .readTree(MONITORING.resolve("alerts.yml").toFile())
                .at("/groups/0/rules");

        assertThat(names(alerts, "alert"))
                .contains("HighErrorRate", "CircuitBreakerOpen", "HighResponseTime", "ServiceDown");
        for (var alert : alerts) {
            var name = alert.path("alert").asText();
            assertThat(alert.at("/labels/severity").asText()).as(name).isIn("critical", "warning");
            assertThat(tests).as(name).containsPattern("alertname: " + name + "\\n +exp_alerts:");
            var runbook = alert.at("/annotations/runbook_url").asText().split("#", 2);
            assertThat(Document.read(Repository.ROOT.resolve(runbook[0])).hasHeading(runbook[1]))
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void otherConfigurations_areYaml() throws Exception {
        for (var file : List.of("alertmanager.yml", "kubernetes.yml")) {
            assertThat(new YAMLMapper()
                            .readTree(MONITORING.resolve(file).toFile())
                            .isObject())
                    .as(file)
                    .isTrue();
        }
    }

    @Test
    void scrapeJob_hasItsName() throws Exception {
        for (var file : List.of("prometheus.yml", "kubernetes.yml")) {
            var jobs =
                    new YAMLMapper().readTree(MONITORING.resolve(file).toFile()).path("scrape_configs");
            assertThat(names(jobs, "job_name")).as(file).containsExactly("govuk-chat-frontend");
        }
    }

    @Test
    void dashboard_hasItsPanels_eachAskingTheChosenPrometheus() throws Exception {
        var panels = panels();

        assertThat(names(panels, "title"))
                .contains("Request rate", "p95 response time", "Error rate", "Active connections")
                .doesNotHaveDuplicates();
        for (var panel : panels) {
            var title = panel.path("title").asText();
            for (var target : panel.path("targets")) {
                assertThat(target.at("/datasource/uid").asText()).as(title).isEqualTo("${datasource}");
            }
            assertThat(panel.path("type").asText())
                    .as(title)
                    .isIn("row", "timeseries", "stat", "table", "state-timeline");
            assertThat(panel.path("type").asText().equals("row")
                            || !panel.path("targets").isEmpty())
                    .as(title)
                    .isTrue();
        }
    }

    @Test
    void dashboard_isImportedAsItIs() throws Exception {
        var dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());

        assertThat(dashboard.path("id").isNull()).isTrue();
        assertThat(dashboard.path("uid").asText()).isNotEmpty();
        assertThat(dashboard.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(39);
        assertThat(dashboard.has("__inputs")).as("a question at import").isFalse();
        assertThat(names(dashboard.at("/templating/list"), "name")).contains("datasource");
        assertThat(panels()).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
    }

    @Test
    void panels_doNotOverlap_andStayInTheGrid() throws Exception {
        var taken = new HashSet<List<Integer>>();
        for (var panel : panels()) {
            var place = panel.path("gridPos");
            int x = place.path("x").asInt();
            int y = place.path("y").asInt();
            assertThat(x + place.path("w").asInt()).isLessThanOrEqualTo(24);
            for (int column = x; column < x + place.path("w").asInt(); column++) {
                for (int line = y; line < y + place.path("h").asInt(); line++) {
                    assertThat(taken.add(List.of(column, line)))
                            .as(panel.path("title").asText())
                            .isTrue();
                }
            }
        }
    }

    /** Written down as rules, for it is rules that promtool can read. */
    @Test
    void queriesOfTheDashboard_areQueries(@TempDir Path folder) throws Exception {
        var rules = new ArrayList<Map<String, String>>();
        for (var panel : panels()) {
            for (var target : panel.path("targets")) {
                var query = target.path("expr")
                        .asText()
                        .replace("$__rate_interval", "5m")
                        .replace("$__range", "1h");
                rules.add(Map.of("record", "query:number" + rules.size(), "expr", query));
            }
        }
        var file = folder.resolve("rules.yml");
        var group = Map.of("name", "dashboard", "rules", rules);
        Files.writeString(file, new YAMLMapper().writeValueAsString(Map.of("groups", List.of(group))));

        assertThat(rules).hasSizeGreaterThan(20);
        assertThat(promtool("check", "rules", file.toString()))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    private static List<JsonNode> panels() throws IOException {
        var panels = new ArrayList<JsonNode>();
        new ObjectMapper().readTree(DASHBOARD.toFile()).path("panels").forEach(panels::add);
        return panels;
    }

    private static List<String> names(Iterable<JsonNode> things, String field) {
        var names = new ArrayList<String>();
        things.forEach(thing -> names.add(thing.path(field).asText()));
        return names;
    }

    /** What it printed; the build has put it into target, or it is on the path. */
    private static String promtool(String... arguments) throws Exception {
        var fetched = Path.of("target", "tools", "promtool").toAbsolutePath();
        var command = new ArrayList<String>();
        command.add(Files.isExecutable(fetched) ? fetched.toString() : "promtool");
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(MONITORING.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return printed;
    }
}
