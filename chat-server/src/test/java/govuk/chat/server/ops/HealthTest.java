package govuk.chat.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.testing.EmbeddedPostgresServer;
import govuk.chat.server.testing.RunningServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class HealthTest {
    @TempDir
    Path data;

    @Test
    void well_saysSo() throws Exception {
        try (var server = RunningServer.start(data, Map.of())) {
            var health = server.stranger().get("/health");

            assertThat(health.status()).isEqualTo(200);
            assertThat(health.at("/status")).isEqualTo("healthy");
            assertThat(health.at("/services/database/status")).isEqualTo("healthy");
            assertThat(health.at("/timestamp")).endsWith("Z");
            assertThat(health.json().at("/uptime").isNumber()).isTrue();
            assertThat(server.stranger().get("/ready").status()).isEqualTo(200);
            assertThat(server.stranger().get("/live").status()).isEqualTo(200);
        }
    }

    @Test
    void probe_tellsWhetherTheServerLives() throws Exception {
        String port;
        try (var server = RunningServer.start(data, Map.of())) {
            port = String.valueOf(server.port());
            assertThat(HealthProbe.isAlive(port)).isTrue();
        }
        assertThat(HealthProbe.isAlive(port)).isFalse();
        assertThat(HealthProbe.isAlive("no port")).isFalse();
    }

    @Test
    void databaseGone_isOfflineAndNotReadyButAlive_andSendsAreRefusedClearly() throws Exception {
        try (var postgres = EmbeddedPostgresServer.start();
                var server = RunningServer.start(data, Map.of("DATABASE_URL", postgres.newDatabase()))) {
            var caller = server.visitor();
            assertThat(caller.send("Hello").status()).isEqualTo(200);

            postgres.close();

            assertThat(caller.get("/ready").status()).isEqualTo(503);
            assertThat(caller.get("/health").at("/status")).isEqualTo("offline");
            assertThat(caller.get("/live").status()).isEqualTo(200);
            var refused = caller.send("Are you there?");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.at("/error/code")).isEqualTo("SERVICE_OFFLINE");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(refused.text()).doesNotContain("postgres", "jdbc", "Exception");
        }
    }
}
