package govuk.chat.admin.pages;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.admin.testing.Office;
import govuk.chat.admin.testing.RunningAdmin;
import govuk.chat.core.client.ChatClient;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class MetricsTest {
    @TempDir
    static Path data;

    private static Office office;

    @BeforeAll
    static void start() throws Exception {
        office = new Office(data);
        try (var client = ChatClient.of(office.server().uri(""))) {
            var begun = client.sessions().create();
            client.ask(begun.id(), "How do I renew my passport?", event -> {});
        }
    }

    @AfterAll
    static void stop() {
        office.close();
    }

    @Test
    void page_hasTheNumbersOfTheServer() throws Exception {
        var page = office.administrator().get("/metrics").body();

        assertThat(page)
                .contains("Answers by how they ended", "completed", "<svg class=\"admin-chart\"", " MiB")
                .contains("95 of 100 within 0.")
                .doesNotContain("No answer", "All together", "style=");
    }

    @Test
    void replicasThatAreDownOrSilent_areShownAsSuch_andThePageStillComes() throws Exception {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var servers = office.server().uri("") + ",http://127.0.0.1:1,http://127.0.0.1:" + silent.getLocalPort();
            try (var admin = RunningAdmin.start(data.resolve("three"), servers, Clock.systemUTC())) {
                var person = admin.person().signIn(Office.EMAIL, Office.PASSWORD);

                var begin = Instant.now();
                var page = person.get("/metrics").body();

                assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(6));
                assertThat(page)
                        .contains("Nothing answers at http://127.0.0.1:1", "in time", "All together", "completed");
            }
        }
    }
}
