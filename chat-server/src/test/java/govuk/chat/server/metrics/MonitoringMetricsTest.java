package govuk.chat.server.metrics;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.server.testing.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts, panels and documents name metrics that a server has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class MonitoringMetricsTest {
    private static final Pattern METRIC = Pattern.compile("\\b(?:chat|jvm|process)_[a-z_]+(?![a-z_]*…)");

    private Set<String> exposed;
    private RunningServer server;

    @BeforeAll
    void journey(@TempDir Path data) throws Exception {
        server = RunningServer.start(data, Map.of("CHAT_ECHO_FAILURE_RATE", "0"));
        server.visitor().send("Hello");
        exposed = new Scrape(server.stranger().get("/metrics").text()).names();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy/monitoring/alerts.yml",
                "deploy/monitoring/grafana/dashboards/govuk-chat.json",
                "docs/operations.md"
            })
    void everyMetricThatIsNamed_isExposed(String file) throws Exception {
        var named = METRIC.matcher(Files.readString(Path.of("..", file)))
                .results()
                .map(MatchResult::group)
                .collect(toSet());

        assertThat(named)
                .hasSizeGreaterThan(5)
                .allSatisfy(name -> assertThat(exposed)
                        .as(name)
                        // A histogram is named by its family in documents.
                        .matches(names -> names.contains(name) || names.contains(name + "_bucket")));
    }
}
