package io.starmigrate.core.starrocks.transfer;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.Objects;

/** What becomes of one column on its way through a file format. */
public sealed interface ColumnRoute {
    /**
     * The column survives.
     *
     * @param unload the SQL expression that writes it; the column itself when nothing is to be done
     * @param load what the loading side does with it
     * @param doubt why this is expected rather than known to work; empty when it is known. The fingerprint decides
     */
    record Carried(String unload, FileColumn load, String doubt) implements ColumnRoute {
        /** A field of this name makes a load delete rows. */
        private static final String DELETES = "__op";

        private Carried(String unload, FileColumn load) {
            this(unload, load, "");
        }

        static Carried plain(String column) {
            return new Carried(Quoting.identifier(column), FileColumn.plain(column));
        }

        /** Written and loaded as it is, which is not proved to work. */
        static Carried doubtful(String column, String doubt) {
            return new Carried(Quoting.identifier(column), FileColumn.plain(column), doubt);
        }

        /** Written as it is and converted while loading. */
        static Carried loadedBy(FieldNames fields, String column, String conversion) {
            return new Carried(Quoting.identifier(column), converted(fields, column, conversion));
        }

        /** Converted on both sides; {@code %s} stands for the column and for the file's field. */
        static Carried converted(FieldNames fields, String column, String unloading, String loading) {
            return new Carried(
                    String.format(unloading, Quoting.identifier(column)), converted(fields, column, loading));
        }

        /**
         * Whether that is this column and this conversion, whatever its field is called: but as StarRocks calls none.
         */
        boolean isLoadedBy(FileColumn other) {
            String conversion = load.conversion();
            String renamed = conversion == null
                    ? null
                    : conversion.replace(Quoting.identifier(load.field()), Quoting.identifier(other.field()));
            return load.name().equals(other.name())
                    && Objects.equals(renamed, other.conversion())
                    && (conversion == null || !other.field().equalsIgnoreCase(DELETES));
        }

        // The field has a name of its own, so that it is read as text and not as the column's type (reference 4.4).
        private static FileColumn converted(FieldNames fields, String column, String conversion) {
            String field = fields.of(column);
            return FileColumn.converted(column, field, String.format(conversion, Quoting.identifier(field)));
        }
    }

    /**
     * The column does not survive.
     *
     * @param reason why, as the end of "column x cannot be carried by …: …"
     */
    record Refused(String reason) implements ColumnRoute {}
}
