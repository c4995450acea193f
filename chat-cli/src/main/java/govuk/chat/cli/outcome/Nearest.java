package govuk.chat.cli.outcome;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what somebody meant who has mistyped a word. */
public final class Nearest {
    private static final int LONGEST = 40;
    private static final int FARTHEST = 2;

    private Nearest() {}

    /** The word that is at most two letters away, or none. */
    public static Optional<String> to(String typed, Collection<String> words) {
        return typed.length() > LONGEST
                ? Optional.empty()
                : words.stream()
                        .filter(word -> distance(typed, word) <= FARTHEST)
                        .min(Comparator.comparingInt(word -> distance(typed, word)));
    }

    /** How many letters must be added, dropped, changed or swapped with their neighbour to make one word of the other. */
    private static int distance(String from, String to) {
        var rows = new int[from.length() + 1][to.length() + 1];
        for (var i = 0; i <= from.length(); i++) {
            for (var j = 0; j <= to.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, from, to, i, j);
            }
        }
        return rows[from.length()][to.length()];
    }

    private static int step(int[][] rows, String from, String to, int i, int j) {
        var changed = rows[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        var best = Math.min(changed, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        var isSwapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return isSwapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
