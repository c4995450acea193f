package govuk.chat.server.api;

import static govuk.chat.server.testing.Users.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.core.model.UserRole;
import govuk.chat.server.testing.RunningServer;
import govuk.chat.server.testing.Users;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class PerformanceApiTest {
    private static final String METRICS = "/api/v1/performance/metrics";

    @TempDir
    Path data;

    @Test
    void administrator_seesHowLongThingsTake() throws Exception {
        var admin = create(UserRole.ADMIN);
        try (var server = RunningServer.start(data, Map.of())) {
            server.visitor().send("Hello");

            var answer = server.stranger().signIn(admin, PASSWORD).get(METRICS);

            assertThat(answer.status()).isEqualTo(200);
            var timing = answer.json().at("/timers").path("message assistant completed");
            assertThat(timing.path("count").asInt()).isEqualTo(1);
            assertThat(timing.path("max").asDouble()).isPositive();
            assertThat(timing.path("min").asDouble())
                    .isLessThanOrEqualTo(timing.path("p99").asDouble());
            assertThat(answer.json()
                            .at("/timers")
                            .path("http POST /api/v1/sessions/{id}/messages")
                            .path("count")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void everybodyElse_doesNot() throws Exception {
        var moderator = create(UserRole.MODERATOR);
        try (var server = RunningServer.start(data, Map.of())) {
            assertThat(server.stranger().get(METRICS).status()).isEqualTo(401);
            assertThat(server.visitor().get(METRICS).status()).isEqualTo(401);
            assertThat(server.stranger()
                            .signIn(moderator, PASSWORD)
                            .get(METRICS)
                            .status())
                    .isEqualTo(403);
        }
    }

    private String create(UserRole role) {
        try (var users = Users.inSqlite(data)) {
            return users.create(role).email().value();
        }
    }
}
