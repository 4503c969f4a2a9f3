package io.starmigrate.core.starrocks.sql;

import io.starmigrate.core.starrocks.version.Capability;

/**
 * What separates the columns and rows of a CSV file: one byte each, below 0x80. StarRocks quotes nothing when it
 * exports, so neither may occur in any value; {@code SeparatorScan} proves that.
 *
 * @param column ends a column's value
 * @param row ends a row; must be a line feed where the loading version lacks {@link Capability#LOAD_ROW_DELIMITER}
 */
public record Separators(char column, char row) {
    /** @throws IllegalArgumentException when one is not a byte from 0x01 to 0x7f, or both are the same */
    public Separators {
        if (column >= 0x80 || row >= 0x80 || column == 0 || row == 0 || column == row) {
            throw new IllegalArgumentException("Cannot separate columns with " + hex(column) + " and rows with "
                    + hex(row) + ": both must be bytes from 0x01 to 0x7f, and different");
        }
    }

    /** The column separator as StarRocks' properties take it: {@code \x01}, not yet quoted. */
    public String columnText() {
        return hex(column);
    }

    /** The row delimiter as StarRocks' properties take it: {@code \x02}, not yet quoted. */
    public String rowText() {
        return hex(row);
    }

    static String hex(char c) {
        return String.format("\\x%02x", (int) c);
    }

    /** Both as {@code \x01 \x02}; {@link #parse} reads it. */
    @Override
    public String toString() {
        return columnText() + " " + rowText();
    }

    /** Reads what {@link #toString()} writes. */
    public static Separators parse(String text) {
        if (!text.matches("\\\\x[0-9a-f]{2} \\\\x[0-9a-f]{2}")) {
            throw new IllegalArgumentException(
                    "Cannot read separators from \"" + text + "\": they look like \\x01 \\x02");
        }
        return new Separators((char) Integer.parseInt(text, 2, 4, 16), (char) Integer.parseInt(text, 7, 9, 16));
    }
}
