package io.starmigrate.worker.api;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a job a command is about; what is null does not narrow it.
 *
 * @param table a table's name, or a glob over tables: {@code *} stands for any text, {@code ?} for one character
 * @param partition a partition's name
 * @param file an exported file's name, without its folder
 */
public record TaskSelection(
        @Nullable String table,
        @Nullable String partition,
        @Nullable String file) {
    /** Everything of a job. */
    public static final TaskSelection ALL = new TaskSelection(null, null, null);

    /** Whether it is less than the whole job. */
    public boolean isNarrow() {
        return !equals(ALL);
    }
}
