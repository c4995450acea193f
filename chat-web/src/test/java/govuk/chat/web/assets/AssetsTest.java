package govuk.chat.web.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import govuk.chat.web.small.SmallServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class AssetsTest {
    private static final String OWN = new Assets(List.of("small.css")).own();

    private static SmallServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new SmallServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void own_areKeptForGood_andTheLibrarysBesideThem() throws Exception {
        var own = server.get(OWN + "/small.css", Map.of());
        var library = server.get(OWN + "/govuk/govuk-frontend.min.css", Map.of());

        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(library.statusCode()).isEqualTo(200);
    }

    @Test
    void media_areKeptForADay_andAskedAfter() throws Exception {
        var path = "/assets/rebrand/images/favicon.svg";
        var first = server.get(path, Map.of());
        var tag = first.headers().firstValue("ETag").orElse("none");

        var second = server.get(path, Map.of("If-None-Match", tag));

        assertThat(first.headers().firstValue("Cache-Control")).hasValue("public, max-age=86400");
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.headers().firstValue("Cache-Control")).hasValue("public, max-age=86400");
    }

    @Test
    void version_changesWithTheFiles() {
        assertThat(PackedFiles.versionOf(List.of("small.css")))
                .hasSize(16)
                .isEqualTo(PackedFiles.versionOf(List.of("small.css")))
                .isNotEqualTo(PackedFiles.versionOf(List.of()));
        assertThatThrownBy(() -> PackedFiles.versionOf(List.of("none.css")))
                .hasMessage("the program was packed without assets/none.css");
    }

    @Test
    void shared_areAllThatIsInTheFolder() throws Exception {
        var folder = Path.of(AssetsTest.class.getResource("/assets/look.css").toURI())
                .getParent();
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(PackedFiles.SHARED);
        }
    }

    @Test
    void logotype_isADrawingWithAName() {
        assertThat(Logotype.svg()).startsWith("<svg").contains("aria-label=\"GOV.UK\"", "<path");
    }
}
