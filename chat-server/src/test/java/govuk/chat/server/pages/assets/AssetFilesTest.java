package govuk.chat.server.pages.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class AssetFilesTest {
    @Test
    void list_namesEveryFileOfTheFolder() throws Exception {
        var folder = Path.of(AssetFilesTest.class.getResource("/assets/chat.js").toURI())
                .getParent();
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(AssetFiles.OWN);
        }
    }

    @Test
    void version_isTheSameEachTime() {
        assertThat(AssetFiles.version()).hasSize(16).isEqualTo(AssetFiles.version());
    }

    @Test
    void scripts_importOnlyWhatIsThere() {
        for (var name : AssetFiles.OWN) {
            var imports = java.util.regex.Pattern.compile("from '\\./([^']+)'")
                    .matcher(new String(AssetFiles.read(AssetFiles.FOLDER + name), StandardCharsets.UTF_8));
            while (imports.find()) {
                var file = imports.group(1);
                var resource = file.startsWith("govuk/")
                        ? AssetFiles.LIBRARY + file.substring("govuk/".length())
                        : AssetFiles.FOLDER + file;
                assertThat(AssetFiles.read(resource))
                        .as(name + " imports " + file)
                        .isNotEmpty();
            }
        }
    }
}
