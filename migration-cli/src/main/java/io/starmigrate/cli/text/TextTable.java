package io.starmigrate.cli.text;

import io.starmigrate.core.text.SettingName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cells in columns, settings by their keys, which are of another width; the first columns hold text and lean left,
 * those of numbers lean right.
 */
public final class TextTable {
    private static final int BEFORE_NUMBERS = 2;

    private final int texts;
    private final List<String[]> rows = new ArrayList<>();

    /** One whose columns from the third on hold numbers. */
    TextTable(String... head) {
        this(BEFORE_NUMBERS, head);
    }

    private TextTable(int texts, String[] head) {
        this.texts = texts;
        rows.add(head);
    }

    /** One that holds no numbers. */
    static TextTable ofTexts(String... head) {
        return new TextTable(head.length, head);
    }

    void row(String... cells) {
        rows.add(Arrays.stream(cells).map(SettingName::inKeys).toArray(String[]::new));
    }

    public List<String> lines() {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row[column].length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String gap = " ".repeat(widths[column] - row[column].length());
            line.append(column == 0 ? "" : "  ").append(column < texts ? row[column] + gap : gap + row[column]);
        }
        return line.toString().stripTrailing();
    }
}
