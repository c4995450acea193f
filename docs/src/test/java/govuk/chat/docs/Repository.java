package govuk.chat.docs;

import static java.util.stream.Collectors.toUnmodifiableList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The checkout that these tests are part of. */
final class Repository {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Repository() {}

    /** All Markdown documents that belong to the repository. */
    static List<Path> documents() throws IOException {
        try (var files = Files.find(ROOT, 8, (path, about) -> about.isRegularFile() && isDocument(path))) {
            return files.sorted().collect(toUnmodifiableList());
        }
    }

    private static boolean isDocument(Path path) {
        String inside = "/" + ROOT.relativize(path);
        return inside.endsWith(".md")
                && !inside.contains("/target/")
                && !inside.contains("/.git/")
                && !inside.contains("/data/");
    }
}
