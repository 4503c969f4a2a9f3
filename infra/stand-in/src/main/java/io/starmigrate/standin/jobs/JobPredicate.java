package io.starmigrate.standin.jobs;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.parse.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of a column with a literal, as statements about jobs have it in WHERE.
 *
 * @param column in lower case
 * @param isText whether the literal is a text, and no number
 */
public record JobPredicate(String column, Kind kind, String literal, boolean isText) {

    /** The comparisons such statements know. */
    public enum Kind {
        EQUAL,
        LIKE
    }

    /** The comparisons that AND joins; empty when the condition is anything else. */
    public static Optional<List<JobPredicate>> read(StarRocksParser.ExpressionContext condition) {
        List<JobPredicate> predicates = new ArrayList<>();
        return collect(condition, predicates) ? Optional.of(predicates) : Optional.empty();
    }

    /** What the only comparison of a condition compares this column with; empty when the condition is anything else. */
    public static Optional<String> only(StarRocksParser.@Nullable ExpressionContext condition, String column) {
        return Optional.ofNullable(condition)
                .flatMap(JobPredicate::read)
                .filter(predicates -> predicates.size() == 1)
                .map(predicates -> predicates.get(0))
                .filter(predicate -> predicate.column().equals(column))
                .map(JobPredicate::literal);
    }

    private static boolean collect(ParseTree condition, List<JobPredicate> into) {
        if (condition instanceof StarRocksParser.LogicalBinaryContext both && both.AND() != null) {
            return collect(both.left, into) && collect(both.right, into);
        }
        if (condition instanceof StarRocksParser.ComparisonContext comparison) {
            return comparison.comparisonOperator().EQ() != null
                    && add(comparison.left, Kind.EQUAL, comparison.right, into);
        }
        if (condition instanceof StarRocksParser.PredicateContext predicate
                && predicate.predicateOperations() instanceof StarRocksParser.LikeContext like) {
            return like.LIKE() != null
                    && like.NOT() == null
                    && add(predicate.valueExpression(), Kind.LIKE, like.pattern, into);
        }
        return condition.getChildCount() == 1 && collect(condition.getChild(0), into);
    }

    private static boolean add(ParseTree column, Kind kind, ParseTree literal, List<JobPredicate> into) {
        String name = column.getText().replace("`", "").toLowerCase(Locale.ROOT);
        ParseTree leaf = literal;
        while (leaf.getChildCount() == 1 && !(leaf instanceof StarRocksParser.StringContext)) {
            leaf = leaf.getChild(0);
        }
        boolean readable = leaf.getChildCount() <= 1 && name.matches("\\w+");
        if (readable) {
            boolean isText = leaf instanceof StarRocksParser.StringContext;
            String value =
                    leaf instanceof StarRocksParser.StringContext string ? Literals.text(string) : leaf.getText();
            into.add(new JobPredicate(name, kind, value, isText));
        }
        return readable;
    }
}
