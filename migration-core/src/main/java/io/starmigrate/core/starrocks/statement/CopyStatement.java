package io.starmigrate.core.starrocks.statement;

import io.starmigrate.core.starrocks.sql.Labels;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TablePart;
import java.util.List;

/**
 * {@code INSERT INTO … SELECT} inside one cluster: adds rows of one part to another. It goes on when its client is
 * gone. Its label is known to SHOW LOAD as an INSERT from shortly after it begins, and forgotten within minutes where a
 * database has many transactions: send it once, and believe nothing but FINISHED (reference 4.5).
 *
 * @param into what is filled
 * @param label its label, as {@link Labels} makes it; unique in the table's database
 * @param columns every column of the table but generated ones, AUTO_INCREMENT included
 * @param from where the rows are, with the same columns
 * @param condition which of them
 */
public record CopyStatement(TablePart into, String label, List<String> columns, TablePart from, String condition) {
    /** @throws IllegalArgumentException when the label is none, or no columns are named */
    public CopyStatement {
        columns = List.copyOf(columns);
        Labels.check(label);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("Cannot copy " + from + " without columns; name those it has");
        }
    }

    /** The statement, the same for every version. */
    public Sql sql() {
        String names = Quoting.identifiers(columns);
        return Sql.of("INSERT INTO " + into.sql() + " WITH LABEL " + Quoting.identifier(label) + " (" + names
                + ") SELECT " + names + " FROM " + from.sql() + " WHERE " + condition);
    }
}
