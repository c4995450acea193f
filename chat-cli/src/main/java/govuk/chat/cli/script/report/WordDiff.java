package govuk.chat.cli.script.report;

import java.util.ArrayList;
import java.util.List;

/** Shows in one text what is missing and what is too much, word by word: {@code [-missing-]} and {@code {+too much+}}. */
final class WordDiff {
    /** Above this the table of the comparison would be large and nobody would read the result. */
    private static final int MOST_WORDS = 1_000;

    private WordDiff() {}

    static String of(String expected, String actual) {
        var wanted = words(expected);
        var found = words(actual);
        if (wanted.size() > MOST_WORDS || found.size() > MOST_WORDS) {
            return "[-" + expected + "-] {+" + actual + "+}";
        }
        return String.join(" ", merge(wanted, found, common(wanted, found)));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    /** How many words both have in common, in order, from each pair of places on. */
    private static int[][] common(List<String> wanted, List<String> found) {
        var table = new int[wanted.size() + 1][found.size() + 1];
        for (var i = wanted.size() - 1; i >= 0; i--) {
            for (var j = found.size() - 1; j >= 0; j--) {
                table[i][j] = wanted.get(i).equals(found.get(j))
                        ? table[i + 1][j + 1] + 1
                        : Math.max(table[i + 1][j], table[i][j + 1]);
            }
        }
        return table;
    }

    private static List<String> merge(List<String> wanted, List<String> found, int[][] common) {
        var merged = new ArrayList<String>();
        var i = 0;
        var j = 0;
        while (i < wanted.size() || j < found.size()) {
            if (i < wanted.size() && j < found.size() && wanted.get(i).equals(found.get(j))) {
                merged.add(wanted.get(i));
                i++;
                j++;
            } else if (j == found.size() || (i < wanted.size() && common[i + 1][j] >= common[i][j + 1])) {
                merged.add("[-" + wanted.get(i++) + "-]");
            } else {
                merged.add("{+" + found.get(j++) + "+}");
            }
        }
        return merged;
    }
}
