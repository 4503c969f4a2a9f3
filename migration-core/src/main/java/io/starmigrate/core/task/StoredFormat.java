package io.starmigrate.core.task;

import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;

/**
 * A file format as it is written down, in the recorder and in manifests; the components' names are what is stored.
 *
 * @param kind CSV or Parquet
 * @param columnSeparator the byte between two values; 0 for Parquet
 * @param rowDelimiter the byte after each row; 0 for Parquet
 */
public record StoredFormat(FileFormat.Kind kind, int columnSeparator, int rowDelimiter) {
    /** What is written down of a format. */
    public static StoredFormat of(FileFormat format) {
        if (format instanceof FileFormat.Csv csv) {
            return new StoredFormat(
                    format.kind(), csv.separators().column(), csv.separators().row());
        }
        return new StoredFormat(format.kind(), 0, 0);
    }

    /**
     * The format that was written down.
     *
     * @throws IllegalArgumentException when its separators are none
     */
    public FileFormat format() {
        return switch (kind) {
            case CSV -> FileFormat.csv(new Separators((char) columnSeparator, (char) rowDelimiter));
            case PARQUET -> FileFormat.parquet();
        };
    }
}
