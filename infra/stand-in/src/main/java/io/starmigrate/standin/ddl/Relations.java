package io.starmigrate.standin.ddl;

import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.MaterializedView;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.catalog.Table;
import io.starmigrate.standin.catalog.View;
import io.starmigrate.standin.parse.Names.RelationName;
import io.starmigrate.standin.session.Session;
import java.util.List;
import java.util.Optional;

/**
 * Finds what names mean, or refuses with the error of the statement's kind. Called while holding the cluster's lock.
 */
public final class Relations {
    private Relations() {}

    /**
     * The named database, or the session's.
     *
     * @throws SqlError when there is no such database, or none is chosen
     */
    public static Database database(Session session, Optional<String> named) {
        String name = session.databaseOr(named.orElse(null));
        return session.cluster()
                .catalog()
                .database(name)
                .orElseThrow(() -> SqlError.unknownDatabase(session.personality(), name));
    }

    public static Optional<Relation> relation(Session session, RelationName name) {
        return database(session, name.database()).relation(name.name());
    }

    /**
     * The table that ALTER, TRUNCATE and the like name.
     *
     * @throws SqlError "Table t is not found"
     */
    public static Table table(Session session, RelationName name) {
        return database(session, name.database())
                .table(name.name())
                .orElseThrow(() -> SqlError.analyzing("Table " + name.name() + " is not found"));
    }

    /** The columns of a table or view. */
    public static List<Column> columns(Relation relation) {
        if (relation instanceof Table table) {
            return table.columns();
        }
        return relation instanceof View view ? view.columns() : ((MaterializedView) relation).columns();
    }
}
