package io.starmigrate.standin.ddl;

import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.catalog.SqlType;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.catalog.TableDefinition;
import java.util.List;

/** Tables of a database that share {@code colocate_with} must be distributed alike. */
final class ColocateGroups {
    private ColocateGroups() {}

    /** @throws SqlError when a table of the group is distributed otherwise. Called while holding the cluster's lock. */
    static void check(Database database, TableDefinition definition) {
        String group = definition.properties().get("colocate_with");
        if (group == null || group.isEmpty()) {
            return;
        }
        for (Relation relation : database.relations()) {
            if (relation instanceof Table table
                    && group.equals(table.definition().properties().get("colocate_with"))) {
                compare(definition, table.definition());
            }
        }
    }

    private static void compare(TableDefinition wanted, TableDefinition present) {
        int buckets = wanted.distribution().buckets();
        if (buckets != present.distribution().buckets()) {
            throw refused(
                    5063,
                    "Colocate tables must have same bucket num: " + buckets + " should be "
                            + present.distribution().buckets());
        }
        List<SqlType> types = types(wanted);
        List<SqlType> presentTypes = types(present);
        if (types.size() != presentTypes.size()) {
            throw refused(
                    5064,
                    "Colocate tables distribution columns size must be same : " + types.size() + " should be "
                            + presentTypes.size());
        }
        if (!types.equals(presentTypes)) {
            throw refused(5065, "Colocate tables distribution columns must have the same data type");
        }
    }

    private static SqlError refused(int code, String message) {
        return new SqlError(code, "HY000", message);
    }

    private static List<SqlType> types(TableDefinition definition) {
        return definition.distribution().hashColumns().stream()
                .flatMap(name -> definition.columns().stream()
                        .filter(column -> column.name().equalsIgnoreCase(name)))
                .map(Column::type)
                .toList();
    }
}
