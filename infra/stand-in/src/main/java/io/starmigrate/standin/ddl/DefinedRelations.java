package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.Database;
import io.starmigrate.standin.catalog.Relation;
import io.starmigrate.standin.catalog.SqlType;
import io.starmigrate.standin.parse.Expressions;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.parse.Names.RelationName;
import io.starmigrate.standin.parse.Statements;
import io.starmigrate.standin.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** FROM of a defined query, printed. */
final class DefinedRelations {
    private final Session session;
    private final DefinedQuery.Qualified qualified;
    private final DefinedQuery queries;

    DefinedRelations(Session session, DefinedQuery.Qualified qualified, DefinedQuery queries) {
        this.session = session;
        this.qualified = qualified;
        this.queries = queries;
    }

    /** The clause with its line's beginning; what it names is added to the scope. */
    String from(StarRocksParser.@Nullable FromClauseContext from, NameScope scope) {
        return from instanceof StarRocksParser.FromContext tables && tables.relations() != null
                ? "\nFROM " + relations(tables.relations(), scope)
                : "";
    }

    private String relations(StarRocksParser.RelationsContext relations, NameScope scope) {
        return relations.relation().stream()
                .map(relation -> relation(relation, scope))
                .collect(Collectors.joining(", "));
    }

    private String relation(StarRocksParser.RelationContext relation, NameScope scope) {
        String joined = primary(relation.relationPrimary(), scope)
                + relation.joinRelation().stream()
                        .map(join -> join(join, scope))
                        .collect(Collectors.joining());
        return relation.LEFT_PAREN() == null ? joined : "(" + joined + ")";
    }

    private String join(StarRocksParser.JoinRelationContext join, NameScope scope) {
        String right = primary(join.relationPrimary(), scope);
        StarRocksParser.JoinCriteriaContext criteria = join.joinCriteria();
        if (criteria == null) {
            return " CROSS JOIN " + right;
        }
        String condition = criteria.expression() != null
                ? " ON " + Expressions.printedBy(criteria.expression(), scope)
                : criteria.identifier().stream()
                        .map(name -> Expressions.quoted(Names.text(name)))
                        .collect(Collectors.joining(", ", " USING (", ")"));
        return " " + kind(join) + " " + right + condition;
    }

    private static String kind(StarRocksParser.JoinRelationContext join) {
        StarRocksParser.OuterAndSemiJoinTypeContext outer = join.outerAndSemiJoinType();
        if (outer == null) {
            return "INNER JOIN";
        }
        String side = outer.getStart().getText().toUpperCase(Locale.ROOT);
        return side + (outer.SEMI() != null ? " SEMI JOIN" : outer.ANTI() != null ? " ANTI JOIN" : " OUTER JOIN");
    }

    private String primary(StarRocksParser.RelationPrimaryContext relation, NameScope scope) {
        if (relation instanceof StarRocksParser.TableAtomContext atom && atom.temporalClause() == null) {
            return table(atom, scope);
        }
        if (relation instanceof StarRocksParser.SubqueryWithAliasContext nested && nested.alias != null) {
            return subquery(nested, scope);
        }
        if (relation instanceof StarRocksParser.ParenthesizedRelationContext nested) {
            return "(" + relations(nested.relations(), scope) + ")";
        }
        if (relation instanceof StarRocksParser.TableFunctionContext function) {
            return function(function, scope);
        }
        throw DefinedQuery.unknown(relation);
    }

    private String subquery(StarRocksParser.SubqueryWithAliasContext nested, NameScope scope) {
        String alias = Names.text(nested.alias);
        DefinedQuery.Printed query = queries.query(nested.subquery().queryRelation(), scope);
        List<Column> columns = DefinedQuery.renamed(query.columns(), nested.columnAliases());
        scope.add(new NameScope.Source(null, alias, Expressions.quoted(alias) + ".", columns));
        String names = nested.columnAliases() == null ? "" : columnNames(columns);
        return "(" + query.text() + ") " + Expressions.quoted(alias) + names;
    }

    private static String columnNames(List<Column> columns) {
        return columns.stream()
                .map(column -> Expressions.quoted(column.name()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String function(StarRocksParser.TableFunctionContext function, NameScope scope) {
        String name = function.qualifiedName().getText().toLowerCase(Locale.ROOT);
        String arguments = function.expressionList().expression().stream()
                .map(argument -> Expressions.printedBy(argument, scope))
                .collect(Collectors.joining(", ", "(", ")"));
        String alias = function.alias == null ? name : Names.text(function.alias);
        List<Column> columns = (function.columnAliases() == null
                        ? Stream.of(name)
                        : function.columnAliases().identifier().stream().map(Names::text))
                .map(column -> Column.plain(column, SqlType.of("varchar", 65533)))
                .toList();
        scope.add(new NameScope.Source(null, alias, Expressions.quoted(alias) + ".", columns));
        return name + arguments + " " + Expressions.quoted(alias) + columnNames(columns);
    }

    private String table(StarRocksParser.TableAtomContext atom, NameScope scope) {
        RelationName name = Names.relation(atom.qualifiedName());
        Optional<List<Column>> common = name.database().isPresent() ? Optional.empty() : scope.commonTable(name.name());
        String alias = atom.alias == null ? "" : " AS " + Expressions.quoted(Names.text(atom.alias));
        String called = atom.alias == null ? name.name() : Names.text(atom.alias);
        String partitions = atom.partitionNames() == null ? "" : " " + Statements.source(atom.partitionNames());
        if (common.isPresent()) {
            scope.add(new NameScope.Source(null, called, Expressions.quoted(called) + ".", common.get()));
            return Expressions.quoted(name.name()) + alias;
        }
        Database database = Relations.database(session, name.database());
        Relation relation = database.relation(name.name())
                .orElseThrow(() -> SqlError.unknownTable(session.personality(), database.name() + "." + name.name()));
        String inDatabase = Expressions.quoted(database.name()) + ".";
        boolean withDatabase = atom.alias == null && qualified == DefinedQuery.Qualified.FULLY;
        String qualifier = (withDatabase ? inDatabase : "") + Expressions.quoted(called) + ".";
        scope.add(new NameScope.Source(
                atom.alias == null ? database.name() : null, called, qualifier, Relations.columns(relation)));
        return inDatabase + Expressions.quoted(relation.name()) + partitions + alias;
    }
}
