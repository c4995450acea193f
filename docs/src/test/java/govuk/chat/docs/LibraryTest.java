package govuk.chat.docs;

import static org.assertj.core.api.Assertions.assertThat;

import govuk.chat.docs.example.AskOnce;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/library.md to the program that it shows. */
class LibraryTest {
    private static final Path PAGE = Repository.ROOT.resolve("docs/library.md");
    private static final Path EXAMPLE =
            Repository.ROOT.resolve("docs/src/test/java/govuk/chat/docs/example/AskOnce.java");

    @Test
    void example_printsTheAnswerToItsEnd(@TempDir Path directory) throws Exception {
        List<String> lines = run(directory).lines().toList();

        assertThat(lines.getFirst()).isEqualTo("10000000 Started[attempt=1]");
        assertThat(lines).filteredOn(line -> line.contains("Delta[")).isNotEmpty();
        assertThat(String.join("\n", lines)).contains("passport?");
        assertThat(lines.getLast()).contains(" Completed[");
    }

    private static String run(Path directory) throws Exception {
        PrintStream before = System.out;
        var printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            AskOnce.main(new String[] {directory.toString()});
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void page_showsTheExampleAsItIs() throws Exception {
        assertThat(block("java")).isEqualTo(Files.readString(EXAMPLE));
    }

    @Test
    void page_namesTheDependenciesThatTheExampleRunsWith() throws Exception {
        String pom = Files.readString(Repository.ROOT.resolve("docs/pom.xml"));

        assertThat(Pattern.compile("<artifactId>.+?</artifactId>")
                        .matcher(block("xml"))
                        .results()
                        .map(MatchResult::group))
                .isNotEmpty()
                .allSatisfy(artifact -> assertThat(pom).contains(artifact));
    }

    private static String block(String language) throws Exception {
        var matcher = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(Files.readString(PAGE));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
