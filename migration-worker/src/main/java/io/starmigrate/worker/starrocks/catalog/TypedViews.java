package io.starmigrate.worker.starrocks.catalog;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.ddl.Comments;
import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.schema.TypedNames;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.worker.starrocks.SchemaCatalog.Definition;
import io.starmigrate.worker.starrocks.SchemaCatalog.Kind;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Views as a cluster shows them, perhaps with names as their authors typed them. */
final class TypedViews {
    private final String database;
    private final FrontEnds frontEnds;
    private final Comments comments;

    /** @param comments how the cluster prints them */
    TypedViews(String database, FrontEnds frontEnds, Comments comments) {
        this.database = database;
        this.frontEnds = frontEnds;
        this.comments = comments;
    }

    /** One of the database's, with a fault where nobody can tell which tables it names. */
    Definition definition(Kind kind, String name, String printed) {
        String shown;
        try {
            shown = comments == Comments.ESCAPED
                    ? printed
                    : ViewDdl.read(printed, comments).sql();
        } catch (IllegalArgumentException unreadable) {
            return new Definition(kind, name, printed, String.valueOf(unreadable.getMessage()));
        }
        TypedNames typed = TypedNames.of(shown);
        String fault = typed.names().isEmpty()
                ? ""
                : typed.doubt(database, relations(typed.names())).orElse("");
        return new Definition(kind, name, shown, fault);
    }

    /** What every database that the account sees has of these names. */
    private Map<String, Set<String>> relations(Set<String> names) {
        Map<String, Set<String>> relations = new HashMap<>();
        Sql query = Sql.of("SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.tables WHERE TABLE_NAME IN ("
                + names.stream().map(Quoting::string).collect(Collectors.joining(", ")) + ")");
        for (CatalogRow row : frontEnds.query(query)) {
            relations
                    .computeIfAbsent(row.require("TABLE_SCHEMA"), schema -> new HashSet<>())
                    .add(row.require("TABLE_NAME"));
        }
        return relations;
    }
}
