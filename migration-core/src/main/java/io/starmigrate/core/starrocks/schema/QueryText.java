package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.DdlException;
import io.starmigrate.core.starrocks.ddl.ObjectName;
import io.starmigrate.core.starrocks.ddl.Token;
import io.starmigrate.core.starrocks.schema.QueryScope.Meaning;
import io.starmigrate.core.starrocks.schema.QueryScope.Relation;
import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The query of a view, as far as names of tables and views go. Aliases, columns, names of WITH, literals and comments
 * are told apart from them, so that a rename touches nothing else. Immutable.
 */
public final class QueryText {
    private final String text;
    private final String database;
    private final QueryNames names;

    /**
     * @param text the query
     * @param database the database that names without one are in
     * @throws DdlException when it cannot be read to its end
     */
    public QueryText(String text, String database) {
        this.text = text;
        this.database = database;
        this.names = QueryNames.of(text);
    }

    /** The tables and views it reads, each once, in the order of the text; those of other catalogs are left out. */
    public Set<ObjectName> relations() {
        Set<ObjectName> relations = new LinkedHashSet<>();
        for (Relation relation : names.relations()) {
            if (relation.isInternal()) {
                relations.add(
                        new ObjectName(databaseOf(relation), relation.name().text()));
            }
        }
        names.dictionaries().forEach(table -> relations.add(dictionary(table)));
        return relations;
    }

    /** The table that a literal names; its last point ends the database. */
    private ObjectName dictionary(Token literal) {
        String named = literal.text();
        int point = named.lastIndexOf('.');
        return new ObjectName(point < 0 ? database : named.substring(0, point), named.substring(point + 1));
    }

    /** The tables and views it names without a database, each once. */
    public Set<String> bareNames() {
        Stream<String> dictionaries =
                names.dictionaries().stream().map(Token::text).filter(name -> name.indexOf('.') < 0);
        Stream<String> tables = names.relations().stream()
                .filter(relation -> relation.parts().size() == 1)
                .map(relation -> relation.name().text());
        return Stream.concat(tables, dictionaries).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The query over the target's names, each with its database.
     *
     * @throws DdlException when a name of it can stand for several things that are called differently on the target
     */
    public String renamed(Renames renames) {
        Edits edits = new Edits(text);
        names.relations().stream().filter(Relation::isInternal).forEach(relation -> rename(edits, relation, renames));
        names.functions().forEach(owner -> edits.rename(owner, QueryScope.database(owner)));
        names.dictionaries().forEach(table -> rename(edits, table, renames));
        names.columns()
                .forEach(column -> column.scope()
                        .meaning(column.parts(), database)
                        .ifPresent(meaning -> rename(edits, column, meaning, renames)));
        return edits.apply();
    }

    private void rename(Edits edits, Token literal, Renames renames) {
        ObjectName table = dictionary(literal);
        ObjectName target = renames.qualified(databaseOf(table), table.name());
        String named = databaseOf(target) + "." + target.name();
        if (!named.equals(literal.text())) {
            edits.replace(literal.start(), literal.end(), Quoting.string(named));
        }
    }

    private void rename(Edits edits, Relation relation, Renames renames) {
        List<Token> parts = relation.parts();
        ObjectName target = target(relation, renames);
        if (parts.size() == 2) {
            edits.rename(parts.get(0), databaseOf(target));
            edits.rename(parts.get(1), target.name());
        } else if (isMoved(relation, renames) || parts.size() == 1) {
            edits.replace(parts.get(0).start(), relation.name().end(), target.sql());
        } else {
            edits.rename(parts.get(1), databaseOf(target));
        }
    }

    private void rename(Edits edits, QueryScope.Column column, Meaning meaning, Renames renames) {
        List<Token> parts = column.parts();
        Token name = parts.get(meaning.at());
        Set<ObjectName> targets =
                meaning.tables().stream().map(table -> target(table, renames)).collect(Collectors.toSet());
        if (meaning.at() > 0) {
            ObjectName target = only(targets, name, targets.size() == 1);
            edits.rename(parts.get(meaning.at() - 1), databaseOf(target));
            edits.rename(name, target.name());
            return;
        }
        Set<String> called = targets.stream().map(ObjectName::name).collect(Collectors.toSet());
        if (meaning.alias()) {
            called.add(name.text());
        }
        boolean taken = column.scope()
                .isTaken(
                        called.iterator().next(),
                        meaning,
                        table -> target(table, renames).name());
        if (called.size() == 1 && !taken) {
            edits.rename(name, called.iterator().next());
            return;
        }
        // The database tells the table from what else is called so on the target.
        ObjectName target = only(targets, name, targets.size() == 1 && !meaning.alias());
        edits.replace(name.start(), name.end(), target.sql());
    }

    private ObjectName only(Set<ObjectName> targets, Token name, boolean told) {
        if (!told) {
            throw new DdlException(
                    text,
                    name.start(),
                    "\"" + name.text() + "\" can stand for several tables or aliases once tables have their target's"
                            + " names; give the view's tables aliases at the source, or leave the renames out");
        }
        return targets.iterator().next();
    }

    /** What a table is called on the target; of another catalog, what it is called. */
    private ObjectName target(Relation relation, Renames renames) {
        String name = relation.name().text();
        return relation.isInternal()
                ? renames.qualified(databaseOf(relation), name)
                : new ObjectName(databaseOf(relation), name);
    }

    private boolean isMoved(Relation relation, Renames renames) {
        return relation.isInternal() && renames.moves(databaseOf(relation));
    }

    private String databaseOf(Relation relation) {
        return relation.database().orElse(database);
    }

    private String databaseOf(ObjectName target) {
        return target.database() == null ? database : target.database();
    }
}
