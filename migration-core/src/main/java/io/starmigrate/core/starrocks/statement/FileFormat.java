package io.starmigrate.core.starrocks.statement;

import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;

/** What files hold, and how a load is told. */
public sealed interface FileFormat {
    /** CSV as EXPORT writes it: no header, no quotes, {@code \N} for NULL. */
    static FileFormat csv(Separators separators) {
        return new Csv(separators);
    }

    /** Parquet as INSERT INTO FILES writes it. */
    static FileFormat parquet() {
        return new Parquet();
    }

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
        public String loadClause(Capabilities capabilities) {
            return " FORMAT AS \"parquet\"";
        }
    }
}
