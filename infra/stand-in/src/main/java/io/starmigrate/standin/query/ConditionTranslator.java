package io.starmigrate.standin.query;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Conditions as expressions of the engine's SQL. */
abstract class ConditionTranslator extends ValueTranslator {
    private static final String ESCAPE = " ESCAPE '\\'";

    ConditionTranslator(Scope scope, QueryTranslator queries) {
        super(scope, queries);
    }

    @Override
    public String visitLogicalNot(StarRocksParser.LogicalNotContext not) {
        return "(NOT " + of(not.expression()) + ")";
    }

    @Override
    public String visitLogicalBinary(StarRocksParser.LogicalBinaryContext binary) {
        String operator = binary.AND() != null || binary.LOGICAL_AND() != null ? " AND " : " OR ";
        return "(" + of(binary.left) + operator + of(binary.right) + ")";
    }

    @Override
    public String visitIsNull(StarRocksParser.IsNullContext test) {
        return "(" + of(test.booleanExpression()) + (test.NOT() == null ? " IS NULL)" : " IS NOT NULL)");
    }

    @Override
    public String visitComparison(StarRocksParser.ComparisonContext comparison) {
        return "(" + of(comparison.left) + comparisonOperator(comparison.comparisonOperator()) + of(comparison.right)
                + ")";
    }

    @Override
    public String visitScalarSubquery(StarRocksParser.ScalarSubqueryContext comparison) {
        return "(" + of(comparison.booleanExpression()) + comparisonOperator(comparison.comparisonOperator()) + "("
                + queries.query(comparison.queryRelation()) + "))";
    }

    private static String comparisonOperator(StarRocksParser.ComparisonOperatorContext operator) {
        return operator.EQ_FOR_NULL() != null ? " IS NOT DISTINCT FROM " : " " + operator.getText() + " ";
    }

    @Override
    public String visitPredicate(StarRocksParser.PredicateContext predicate) {
        if (predicate.tupleInSubquery() != null) {
            return tuple(predicate.tupleInSubquery());
        }
        String value = of(predicate.valueExpression());
        return predicate.predicateOperations() == null ? value : test(value, predicate.predicateOperations());
    }

    private String tuple(StarRocksParser.TupleInSubqueryContext test) {
        return "((" + list(test.expression()) + ")" + (test.NOT() == null ? "" : " NOT") + " IN ("
                + queries.query(test.queryRelation()) + "))";
    }

    private String test(String value, StarRocksParser.PredicateOperationsContext operation) {
        if (operation instanceof StarRocksParser.InListContext in) {
            return "(" + value + not(in.NOT()) + " IN ("
                    + list(in.expressionList().expression()) + "))";
        }
        if (operation instanceof StarRocksParser.InSubqueryContext in) {
            return "(" + value + not(in.NOT()) + " IN (" + queries.query(in.queryRelation()) + "))";
        }
        if (operation instanceof StarRocksParser.BetweenContext between) {
            return "(" + value + not(between.NOT()) + " BETWEEN " + of(between.lower) + " AND " + of(between.upper)
                    + ")";
        }
        StarRocksParser.LikeContext like = (StarRocksParser.LikeContext) operation;
        String pattern = of(like.pattern);
        String text = KnownTypes.toText(value);
        return like.LIKE() != null
                ? "(" + text + not(like.NOT()) + " LIKE " + pattern + ESCAPE + ")"
                : "(" + (like.NOT() == null ? "" : "NOT ") + "regexp_matches(" + text + ", " + pattern + "))";
    }

    private static String not(@Nullable TerminalNode not) {
        return not == null ? "" : " NOT";
    }

    @Override
    public String visitExists(StarRocksParser.ExistsContext exists) {
        return "EXISTS (" + queries.query(exists.queryRelation()) + ")";
    }
}
