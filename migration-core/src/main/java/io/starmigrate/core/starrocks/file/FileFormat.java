package io.starmigrate.core.starrocks.file;

import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;

/** How rows are written in files, and how a load is told. */
public sealed interface FileFormat {
    /** The formats files are written in. */
    enum Kind {
        /** CSV, by EXPORT. */
        CSV,
        /** Parquet, by INSERT INTO FILES. */
        PARQUET
    }

    /** CSV as EXPORT writes it: no header, no quotes, {@code \N} for NULL. */
    static FileFormat csv(Separators separators) {
        return new Csv(separators);
    }

    /** Parquet as INSERT INTO FILES writes it. */
    static FileFormat parquet() {
        return new Parquet();
    }

    /** Which of the formats it is. */
    Kind kind();

    /**
     * The clauses of a data description that name the format, with a leading space.
     *
     * @throws IllegalArgumentException when the version cannot read it
     */
    String loadClause(Capabilities capabilities);

    /**
     * CSV.
     *
     * @param separators what separates columns and rows
     */
    record Csv(Separators separators) implements FileFormat {
        @Override
        public Kind kind() {
            return Kind.CSV;
        }

        @Override
        public String loadClause(Capabilities capabilities) {
            String columns = " COLUMNS TERMINATED BY " + Quoting.string(separators.columnText());
            if (capabilities.has(Capability.LOAD_ROW_DELIMITER)) {
                return columns + " ROWS TERMINATED BY " + Quoting.string(separators.rowText()) + " FORMAT AS \"csv\"";
            }
            if (separators.row() == '\n') {
                return columns + " FORMAT AS \"csv\"";
            }
            throw new IllegalArgumentException("Cannot load rows that end in " + separators.rowText() + " into "
                    + capabilities + ": before " + Capability.LOAD_ROW_DELIMITER.since()
                    + " rows end in a line feed; export with that");
        }
    }

    /** Parquet. */
    record Parquet() implements FileFormat {
        @Override
        public Kind kind() {
            return Kind.PARQUET;
        }

        @Override
        public String loadClause(Capabilities capabilities) {
            return " FORMAT AS \"parquet\"";
        }
    }
}
