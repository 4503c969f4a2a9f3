package io.starmigrate.core.starrocks.ddl;

/**
 * A statement holds something that is not understood. The message names it and its place: nothing of a statement is
 * passed over.
 */
public final class DdlException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * @param text the statement
     * @param at where in it
     * @param problem what is not understood
     */
    public DdlException(String text, int at, String problem) {
        super("Cannot read the statement at line " + lineOf(text, at) + ", column " + columnOf(text, at) + ": "
                + problem + "; the statement begins with: " + beginning(text));
        this.line = lineOf(text, at);
        this.column = columnOf(text, at);
    }

    /** The line of what was not understood, counted from 1. */
    public int line() {
        return line;
    }

    /** The place in that line, counted from 1. */
    public int column() {
        return column;
    }

    private static int lineOf(String text, int at) {
        return (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }

    private static int columnOf(String text, int at) {
        return at - text.lastIndexOf('\n', at - 1);
    }

    private static String beginning(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }
}
