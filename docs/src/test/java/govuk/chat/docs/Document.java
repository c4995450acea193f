package govuk.chat.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a Markdown document points to and tells people to run. Knows as much Markdown as our documents use. */
record Document(Path path, String text) {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern FILE = Pattern.compile("`((?:docs|deploy|perf|chat-\\w+|\\.ci)/[\\w./-]*\\.\\w+)`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern SHELL_BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");
    private static final Pattern COMMAND_IN_TEXT = Pattern.compile("`((?:\\w+=\\S+ )*(?:\\./chat|mvn)(?: [^`\n]+)?)`");
    private static final Pattern ENVIRONMENT = Pattern.compile("^(?:\\w+=\\S+ )+");

    static Document read(Path path) throws IOException {
        return new Document(path, Files.readString(path));
    }

    /** Links into the repository, with their fragments. */
    List<String> links() {
        return find(LINK, text)
                .filter(link -> !link.matches("(https?|mailto):.*"))
                .toList();
    }

    /** Files of the repository that the text names, by their path from its root. */
    List<String> files() {
        return find(FILE, text).toList();
    }

    /** Commands in shell blocks and in the text, without the environment before them. */
    List<String> commands() {
        var inBlocks = find(SHELL_BLOCK, text).flatMap(String::lines).filter(line -> !line.isBlank());
        var inText = find(COMMAND_IN_TEXT, text);
        return Stream.concat(inBlocks, inText)
                .map(command -> ENVIRONMENT.matcher(command).replaceFirst(""))
                .toList();
    }

    boolean hasHeading(String fragment) {
        return find(HEADING, text).map(Document::fragment).anyMatch(fragment::equals);
    }

    private static String fragment(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-');
    }

    private static Stream<String> find(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult result) -> result.group(1));
    }
}
