package io.starmigrate.core.config;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the known key somebody meant. */
final class Nearest {
    private Nearest() {}

    /** The current or retired key with the fewest edits to {@code text}, unless that is another word altogether. */
    static Optional<String> to(String text) {
        String wanted = text.toUpperCase(Locale.ROOT);
        int tolerated = Math.max(2, wanted.length() / 3);
        return Stream.concat(Stream.of(ConfigKey.values()), Stream.of(RetiredKey.values()))
                .map(Enum::name)
                .filter(name -> edits(wanted, name) <= tolerated)
                .min(Comparator.comparingInt(name -> edits(wanted, name)));
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
}
