package io.starmigrate.standin.query;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.AnswerColumn;
import io.starmigrate.standin.AnswerColumn.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query of literals and variables alone, which every client asks as it connects: the engine would take
 * longer to plan it than for a table's rows.
 */
final class ConstantRow {
    private static final String INTEGER = "-?\\d{1,18}";
    private static final int SHORT = 6;

    private ConstantRow() {}

    /** The one row of the query; empty when it is for the engine. */
    static Optional<Answer> of(QueryTranslator translator, StarRocksParser.QueryRelationContext query) {
        StarRocksParser.QueryNoWithContext body = query.queryNoWith();
        if (query.withClause() != null
                || !body.sortItem().isEmpty()
                || body.limitElement() != null
                || !(body.queryPrimary() instanceof StarRocksParser.QueryPrimaryDefaultContext only)
                || !alone(only.querySpecification())) {
            return Optional.empty();
        }
        List<AnswerColumn> columns = new ArrayList<>();
        List<@Nullable String> row = new ArrayList<>();
        for (StarRocksParser.SelectItemContext item : only.querySpecification().selectItem()) {
            if (!(item instanceof StarRocksParser.SelectSingleContext single) || !isShort(single)) {
                return Optional.empty();
            }
            String sql = translator.expression(single.expression());
            if (!sql.matches(INTEGER) && !KnownTypes.isLiteral(sql)) {
                return Optional.empty();
            }
            columns.add(new AnswerColumn(QueryTranslator.label(single), kind(sql)));
            row.add(sql.matches(INTEGER) ? sql : sql.substring(1, sql.length() - 1).replace("''", "'"));
        }
        return Optional.of(Answer.rows(columns, List.of(row)));
    }

    private static boolean alone(StarRocksParser.QuerySpecificationContext select) {
        return !(select.fromClause() instanceof StarRocksParser.FromContext tables && tables.relations() != null)
                && select.setQuantifier() == null
                && select.where == null
                && select.groupingElement() == null
                && select.having == null
                && select.qualifyFunction == null;
    }

    /** A literal, a variable, a call of nothing: anything longer would be translated twice for nothing. */
    private static boolean isShort(StarRocksParser.SelectSingleContext item) {
        return item.expression().getStop().getTokenIndex()
                        - item.expression().getStart().getTokenIndex()
                < SHORT;
    }

    private static Kind kind(String sql) {
        if (!sql.matches(INTEGER)) {
            return Kind.TEXT;
        }
        long value = Long.parseLong(sql);
        return value == (int) value ? Kind.INT : Kind.BIGINT;
    }
}
