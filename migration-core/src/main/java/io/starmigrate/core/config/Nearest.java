package io.starmigrate.core.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the known word somebody meant. Pure. */
public final class Nearest {
    private Nearest() {}

    /**
     * The known word with the fewest edits to {@code text}, case aside, of several the one nearest in length; empty
     * when all are other words altogether. Of {@code shop.orders} it is {@code orders}, where that is known.
     */
    public static Optional<String> among(Stream<String> known, String text) {
        List<String> words = known.toList();
        return nearest(words, text).or(() -> nearest(words, text.substring(text.indexOf('.') + 1)));
    }

    private static Optional<String> nearest(List<String> known, String text) {
        String wanted = text.toUpperCase(Locale.ROOT);
        int tolerated = Math.max(2, wanted.length() / 3);
        return known.stream()
                .map(word -> new Candidate(word, edits(wanted, word.toUpperCase(Locale.ROOT))))
                .filter(candidate -> candidate.edits <= tolerated)
                .min(Comparator.comparingInt(Candidate::edits)
                        .thenComparingInt(candidate -> Math.abs(candidate.word.length() - text.length())))
                .map(Candidate::word);
    }

    /** The current or retired key that was meant; of two that are equally near, the current one. */
    static Optional<String> key(String text) {
        Optional<String> current = among(names(ConfigKey.values()), text);
        return among(names(RetiredKey.values()), text)
                .filter(retired -> current.filter(key -> distance(key, text) <= distance(retired, text))
                        .isEmpty())
                .or(() -> current);
    }

    private static Stream<String> names(Enum<?>[] keys) {
        return Stream.of(keys).map(Enum::name);
    }

    private static int distance(String key, String text) {
        return edits(key, text.toUpperCase(Locale.ROOT));
    }

    /** Levenshtein's distance: the fewest insertions, deletions and replacements that make one text of the other. */
    static int edits(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int replaced = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[other.length()];
    }

    private record Candidate(String word, int edits) {}
}
