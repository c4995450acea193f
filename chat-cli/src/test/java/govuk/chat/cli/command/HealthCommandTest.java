package govuk.chat.cli.command;

import static govuk.chat.core.testing.FakeChatApi.html;
import static govuk.chat.core.testing.FakeChatApi.json;
import static govuk.chat.core.testing.FakeChatApi.problem;
import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.cli.testing.CliRun;
import govuk.chat.core.testing.FakeChatApi;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthCommandTest {
    private final FakeChatApi server = new FakeChatApi();
    private CliRun cli;

    @BeforeEach
    void startIn(@TempDir Path home) {
        cli = new CliRun(home).at(server.url());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void health_well_saysSo() {
        server.next(json(200, "{\"status\": \"healthy\", \"services\": {\"database\": {\"status\": \"healthy\"}}}"));

        var outcome = cli.run("health");

        assertThat(outcome.output()).isEqualTo(server.url() + " is healthy\n  database: healthy\n");
        assertThat(outcome.status()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"--live, /live", "--ready, /ready", "--deep, /health/detailed"})
    void health_kind_asksForIt(String option, String path) {
        server.next(json(200, "{\"status\": \"fine\"}"));

        assertThat(cli.run("health", option).status()).isZero();
        assertThat(server.requests().getFirst().line()).isEqualTo("GET " + path + " HTTP/1.1");
    }

    @Test
    void health_unwell_endsWithFive() {
        server.next(json(503, "{\"status\": \"draining\"}"));

        var outcome = cli.run("health", "--ready", "-o", "json");

        assertThat(outcome.status()).isEqualTo(5);
        assertThat(outcome.output()).contains("\"well\":false", "\"report\":{\"status\":\"draining\"}");
    }

    @Test
    void health_wait_asksUntilItIsWell() {
        server.next(
                wire -> wire.drop(),
                html(502),
                json(503, "{\"status\": \"offline\"}"),
                json(200, "{\"status\": \"ready\"}"));

        assertThat(cli.run("health", "--ready", "--wait", "60s").status()).isZero();
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void health_waitOver_endsWithFive() {
        server.always(json(503, "{\"status\": \"offline\"}"));

        assertThat(cli.run("health", "--wait", "100ms").status()).isEqualTo(5);
    }

    @Test
    void health_notAllowed_isNotWaitedFor() {
        server.always(problem(403, "FORBIDDEN"));

        var outcome = cli.run("health", "--deep", "--wait", "60s");

        assertThat(outcome.status()).isEqualTo(4);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void health_twoKinds_areRefused() {
        assertThat(cli.run("health", "--live", "--ready").status()).isEqualTo(2);
    }
}
