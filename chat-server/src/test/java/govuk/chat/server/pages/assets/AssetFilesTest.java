package govuk.chat.server.pages.assets;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.web.assets.PackedFiles;
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
        assertThat(PackedFiles.versionOf(AssetFiles.OWN)).hasSize(16).isEqualTo(PackedFiles.versionOf(AssetFiles.OWN));
    }

    @Test
    void scripts_importOnlyWhatIsThere() {
        for (var name : AssetFiles.OWN) {
            var imports = java.util.regex.Pattern.compile("from '\\./([^']+)'")
                    .matcher(new String(PackedFiles.read(PackedFiles.FOLDER + name), StandardCharsets.UTF_8));
            while (imports.find()) {
                var file = imports.group(1);
                var resource = file.startsWith("govuk/")
                        ? PackedFiles.LIBRARY + file.substring("govuk/".length())
                        : PackedFiles.FOLDER + file;
                assertThat(PackedFiles.read(resource))
                        .as(name + " imports " + file)
                        .isNotEmpty();
            }
        }
    }
}
