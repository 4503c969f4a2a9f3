package io.starmigrate.cli;

import java.util.ArrayList;
import java.util.List;

/** Cells in columns; the first two columns hold text and lean left, the others lean right. */
final class TextTable {
    private static final int TEXT_COLUMNS = 2;

    private final List<String[]> rows = new ArrayList<>();

    TextTable(String... head) {
        rows.add(head);
    }

    void row(String... cells) {
        rows.add(cells);
    }

    List<String> lines() {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row[column].length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String gap = " ".repeat(widths[column] - row[column].length());
            line.append(column == 0 ? "" : "  ").append(column < TEXT_COLUMNS ? row[column] + gap : gap + row[column]);
        }
        return line.toString().stripTrailing();
    }
}
