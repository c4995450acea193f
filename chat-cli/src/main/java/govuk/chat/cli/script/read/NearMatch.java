package govuk.chat.cli.script.read;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which word was meant by one that is unknown. */
final class NearMatch {
    private static final int LONGEST_WORD = 40;

    private NearMatch() {}

    /** {@code  Did you mean "x"?} with a space before it; nothing if no word is near. */
    static String question(String typed, Collection<String> known) {
        return find(typed, known).map(word -> " Did you mean \"" + word + "\"?").orElse("");
    }

    /** The nearest word that is at most a third of its letters away, in alphabetical order if there are several. */
    static Optional<String> find(String typed, Collection<String> known) {
        if (typed.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        return known.stream()
                .filter(word -> distance(typed, word) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt((String word) -> distance(typed, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters have to be added, dropped, changed or swapped with their neighbour (optimal string alignment). */
    private static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) {
                rows[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : cheapest(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int cheapest(int[][] rows, String a, String b, int i, int j) {
        var change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        var best = Math.min(rows[i - 1][j - 1] + change, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        var isSwap = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return isSwap ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
