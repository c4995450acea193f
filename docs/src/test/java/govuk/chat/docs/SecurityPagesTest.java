package govuk.chat.docs;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages on security name is there: the tests, and the requirements of the standard, each in one place. */
class SecurityPagesTest {
    private static final String THREATS = "docs/security.md";
    private static final String REQUIREMENTS = "docs/security-asvs.md";

    /** A class of tests, or one test in it. */
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT|Contract))(?:#(\\w+))?`");

    /** One requirement, or the first and last of a row of them in one section. */
    private static final Pattern NUMBER = Pattern.compile("\\b(\\d+\\.\\d+)\\.(\\d+)\\b(?: to \\1\\.(\\d+))?");

    private static final Pattern TABLE_ROW = Pattern.compile("(?m)^\\|.*\\|$");

    @Test
    void testsThatAreNamed_exist() throws IOException {
        var sources = testSources();
        var missing = new ArrayList<String>();
        for (var page : List.of(THREATS, REQUIREMENTS)) {
            var named = NAMED.matcher(read(page)).results().toList();
            assertThat(named).as(page).hasSizeGreaterThan(30);
            named.stream()
                    .filter(test -> !exists(test, sources))
                    .forEach(test -> missing.add(page + ": " + test.group()));
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void requirementsThatThreatsName_areInTheStandard() throws IOException {
        assertThat(numbers(cells(THREATS, -2))).isNotEmpty().isSubsetOf(standard().keySet());
    }

    /** A requirement that is done, one that does not apply and one that is not met are in different tables, and none is in two. */
    @Test
    void requirementsOfLevels1And2_haveTheirPlaceOnce() throws IOException {
        var wanted = standard().entrySet().stream()
                .filter(requirement -> requirement.getValue() <= 2)
                .map(Map.Entry::getKey)
                .collect(toSet());
        var placed = numbers(cells(REQUIREMENTS, 1)).stream().filter(wanted::contains).toList();

        assertThat(wanted).hasSize(253);
        assertThat(placed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(wanted);
    }

    /** One cell of each row of all tables, counted from the left or, below zero, from the right; what is outside the table counts too. */
    private static String cells(String page, int place) throws IOException {
        return TABLE_ROW
                .matcher(read(page))
                .results()
                .map(row -> row.group().split("\\|", -1))
                .map(row -> row[Math.floorMod(place, row.length)])
                .collect(joining("\n"));
    }

    private static boolean exists(MatchResult test, Map<String, String> sources) {
        var source = sources.get(test.group(1));
        return source != null && (test.group(2) == null || source.contains("void " + test.group(2) + "("));
    }

    private static List<String> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .flatMap(SecurityPagesTest::numbers)
                .toList();
    }

    private static Stream<String> numbers(MatchResult found) {
        var first = Integer.parseInt(found.group(2));
        var last = found.group(3) == null ? first : Integer.parseInt(found.group(3));
        return IntStream.rangeClosed(first, last).mapToObj(number -> found.group(1) + "." + number);
    }

    /** The level of each requirement, by its number. */
    private static Map<String, Integer> standard() throws IOException {
        var levels = new TreeMap<String, Integer>();
        try (var in = SecurityPagesTest.class.getResourceAsStream("asvs-5.0.0.txt")) {
            var text = new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", -1))
                    .forEach(section -> {
                        for (var i = 1; i < section.length; i++) {
                            levels.put(section[0] + "." + i, Integer.valueOf(section[i]));
                        }
                    });
        }
        return levels;
    }

    private static String read(String page) throws IOException {
        return Files.readString(Repository.ROOT.resolve(page));
    }

    /** The source of each test class of all modules, by its name. */
    private static Map<String, String> testSources() throws IOException {
        var sources = new HashMap<String, String>();
        try (var files = Files.find(Repository.ROOT, 20, (path, about) -> isTest(path))) {
            for (var file : (Iterable<Path>) files::iterator) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return sources;
    }

    private static boolean isTest(Path path) {
        return path.toString().endsWith(".java") && path.toString().contains("/src/test/java/");
    }
}
