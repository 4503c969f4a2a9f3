package io.starmigrate.standin.query;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.rows.EngineSql;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Brings FROM to the engine's SQL. */
final class RelationTranslator {
    private final Scope scope;
    private final QueryTranslator queries;

    RelationTranslator(Scope scope, QueryTranslator queries) {
        this.scope = scope;
        this.queries = queries;
    }

    String from(StarRocksParser.@Nullable FromClauseContext from) {
        return from instanceof StarRocksParser.FromContext tables && tables.relations() != null
                ? " FROM " + relations(tables.relations())
                : "";
    }

    String relations(StarRocksParser.RelationsContext relations) {
        return relations.relation().stream().map(this::relation).collect(Collectors.joining(", "));
    }

    private String relation(StarRocksParser.RelationContext relation) {
        String joined = primary(relation.relationPrimary())
                + relation.joinRelation().stream().map(this::join).collect(Collectors.joining());
        return relation.LEFT_PAREN() == null ? joined : "(" + joined + ")";
    }

    private String join(StarRocksParser.JoinRelationContext join) {
        String kind = join.crossOrInnerJoinType() != null
                ? words(join.crossOrInnerJoinType())
                : words(join.outerAndSemiJoinType());
        String right = primary(join.relationPrimary());
        StarRocksParser.JoinCriteriaContext criteria = join.joinCriteria();
        if (kind.equals("CROSS")) {
            kind = "CROSS JOIN";
        }
        if (criteria == null) {
            return " CROSS JOIN " + right;
        }
        String condition = criteria.expression() != null
                ? " ON " + queries.expression(criteria.expression())
                : criteria.identifier().stream()
                        .map(Names::text)
                        .map(EngineSql::name)
                        .collect(Collectors.joining(", ", " USING (", ")"));
        return switch (kind) {
            case "LEFT SEMI JOIN" -> " SEMI JOIN " + right + condition;
            case "LEFT ANTI JOIN" -> " ANTI JOIN " + right + condition;
            case "RIGHT SEMI JOIN", "RIGHT ANTI JOIN" -> throw QueryTranslator.unknown(join);
            default -> " " + kind + " " + right + condition;
        };
    }

    private static String words(ParseTree tree) {
        return IntStream.range(0, tree.getChildCount())
                .mapToObj(i -> tree.getChild(i).getText().toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private String primary(StarRocksParser.RelationPrimaryContext relation) {
        if (relation instanceof StarRocksParser.TableAtomContext atom) {
            return table(atom);
        }
        if (relation instanceof StarRocksParser.SubqueryWithAliasContext nested) {
            return "(" + queries.query(nested.subquery().queryRelation()) + ")" + alias(nested.alias)
                    + queries.aliases(nested.columnAliases());
        }
        if (relation instanceof StarRocksParser.ParenthesizedRelationContext nested) {
            return "(" + relations(nested.relations()) + ")";
        }
        if (relation instanceof StarRocksParser.InlineTableContext inline) {
            return inline.rowConstructor().stream()
                            .map(row -> row.expressionList().expression().stream()
                                    .map(queries::expression)
                                    .collect(Collectors.joining(", ", "(", ")")))
                            .collect(Collectors.joining(", ", "(VALUES ", ")"))
                    + alias(inline.alias)
                    + queries.aliases(inline.columnAliases());
        }
        if (relation instanceof StarRocksParser.TableFunctionContext function) {
            return unnest(function);
        }
        throw QueryTranslator.unknown(relation);
    }

    private String unnest(StarRocksParser.TableFunctionContext function) {
        if (!Names.relation(function.qualifiedName()).name().equalsIgnoreCase("unnest")) {
            throw QueryTranslator.unknown(function);
        }
        String array = queries.expression(function.expressionList().expression(0));
        String name = function.alias == null ? "unnest" : Names.text(function.alias);
        String columns = function.columnAliases() == null ? "(\"unnest\")" : queries.aliases(function.columnAliases());
        return "LATERAL (SELECT unnest(" + array + ")) AS " + EngineSql.name(name) + columns;
    }

    private String table(StarRocksParser.TableAtomContext atom) {
        if (atom.temporalClause() != null || atom.tabletList() != null || atom.replicaList() != null) {
            throw QueryTranslator.unknown(atom);
        }
        Names.RelationName name = Names.relation(atom.qualifiedName());
        String alias = atom.alias == null ? name.name() : Names.text(atom.alias);
        if (name.database().isEmpty() && scope.isCommonTable(name.name())) {
            return EngineSql.name(name.name()) + " AS " + EngineSql.name(alias);
        }
        return TableSource.read(scope, name, atom.partitionNames(), queries) + " AS " + EngineSql.name(alias);
    }

    private static String alias(StarRocksParser.@Nullable IdentifierContext alias) {
        return alias == null ? "" : " AS " + EngineSql.name(Names.text(alias));
    }
}
