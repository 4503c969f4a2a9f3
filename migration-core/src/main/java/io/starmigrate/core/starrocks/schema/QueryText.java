package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.Lexer;
import io.starmigrate.core.starrocks.ddl.ObjectName;
import io.starmigrate.core.starrocks.ddl.Token;
import io.starmigrate.core.starrocks.schema.QueryScope.Relation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The query of a view, as far as names of tables and views go. Aliases, columns, names of WITH, literals and comments
 * are told apart from them, so that a rename touches nothing else. Immutable.
 */
public final class QueryText {
    private static final String INTERNAL = "default_catalog";

    private final String text;
    private final String database;
    private final QueryNames names;

    /**
     * @param text the query
     * @param database the database that names without one are in
     * @throws io.starmigrate.core.starrocks.ddl.DdlException when a quote or comment is not closed
     */
    public QueryText(String text, String database) {
        this.text = text;
        this.database = database;
        this.names = QueryNames.of(Lexer.tokens(text));
    }

    /** The tables and views it reads, each once, in the order of the text; those of other catalogs are left out. */
    public Set<ObjectName> relations() {
        Set<ObjectName> relations = new LinkedHashSet<>();
        for (Relation relation : names.relations()) {
            if (isInternal(relation)) {
                relations.add(
                        new ObjectName(databaseOf(relation), relation.name().text()));
            }
        }
        return relations;
    }

    /** The query over the target's names, each with its database. */
    public String renamed(Renames renames) {
        Edits edits = new Edits(text);
        names.relations().stream()
                .filter(relation -> isInternal(relation) && databaseOf(relation).equals(renames.from()))
                .forEach(relation -> rename(edits, relation, renames));
        names.columns().forEach(column -> rename(edits, column, renames));
        return edits.apply();
    }

    private void rename(Edits edits, Relation relation, Renames renames) {
        List<Token> parts = relation.parts();
        if (parts.size() == 2) {
            edits.rename(parts.get(0), renames.to());
            edits.rename(parts.get(1), renames.of(parts.get(1).text()));
            return;
        }
        String whole = renames.qualified(relation.name().text()).sql();
        edits.replace(parts.get(0).start(), relation.name().end(), whole);
    }

    private void rename(Edits edits, QueryScope.Column column, Renames renames) {
        List<Token> parts = column.parts();
        column.scope().tableBefore(parts, database).ifPresent(place -> {
            Relation table = place.relation();
            if (isInternal(table) && databaseOf(table).equals(renames.from())) {
                Token name = parts.get(place.at());
                edits.rename(name, renames.of(name.text()));
                if (place.at() > 0) {
                    edits.rename(parts.get(place.at() - 1), renames.to());
                }
            }
        });
    }

    private String databaseOf(Relation relation) {
        return relation.database().orElse(database);
    }

    private static boolean isInternal(Relation relation) {
        return relation.parts().size() < 3 || relation.parts().get(0).text().equals(INTERNAL);
    }
}
