package io.starmigrate.standin.show;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Answer;
import io.starmigrate.standin.AnswerColumn;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.parse.Expressions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rows of a SHOW statement, and the WHERE, ORDER BY and LIMIT that narrow them. */
public final class ShownRows {
    private final List<String> names;
    private List<List<@Nullable String>> rows;

    public ShownRows(List<String> names, List<? extends List<@Nullable String>> rows) {
        this.names = List.copyOf(names);
        this.rows = new ArrayList<>(rows);
    }

    /** Keeps rows for which the condition holds. Columns are named without regard to case. */
    public ShownRows where(StarRocksParser.@Nullable ExpressionContext condition) {
        if (condition != null) {
            RowCondition read = new RowCondition(this::column);
            rows = rows.stream().filter(row -> read.holds(condition, row)).toList();
        }
        return this;
    }

    public ShownRows orderBy(List<StarRocksParser.SortItemContext> items) {
        for (int i = items.size() - 1; i >= 0; i--) {
            int column = column(Expressions.printed(items.get(i).expression(), name -> name));
            Comparator<List<@Nullable String>> order = (a, b) -> compare(a.get(column), b.get(column));
            boolean down = items.get(i).ordering != null
                    && items.get(i).ordering.getText().toUpperCase(Locale.ROOT).equals("DESC");
            rows = rows.stream().sorted(down ? order.reversed() : order).toList();
        }
        return this;
    }

    public ShownRows limit(StarRocksParser.@Nullable LimitElementContext limit) {
        if (limit != null) {
            long offset = limit.offset == null ? 0 : Long.parseLong(limit.offset.getText());
            rows = rows.stream()
                    .skip(offset)
                    .limit(Long.parseLong(limit.limit.getText()))
                    .toList();
        }
        return this;
    }

    public Answer answer() {
        return Answer.rows(names.stream().map(AnswerColumn::text).toList(), rows);
    }

    private int column(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw SqlError.analyzing("Title name[" + name + "] does not exist");
    }

    /** Numbers by value, others as texts; NULL first. */
    static int compare(@Nullable String left, @Nullable String right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        BigDecimal leftNumber = number(left);
        BigDecimal rightNumber = number(right);
        return leftNumber != null && rightNumber != null ? leftNumber.compareTo(rightNumber) : left.compareTo(right);
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
