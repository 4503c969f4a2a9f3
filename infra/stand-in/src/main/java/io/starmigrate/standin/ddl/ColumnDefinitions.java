package io.starmigrate.standin.ddl;

import io.github.melin.superior.parser.starrocks.antlr4.StarRocksParser;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.catalog.Column;
import io.starmigrate.standin.catalog.ColumnDefault;
import io.starmigrate.standin.catalog.KeyModel;
import io.starmigrate.standin.catalog.SqlType;
import io.starmigrate.standin.parse.Expressions;
import io.starmigrate.standin.parse.Literals;
import io.starmigrate.standin.parse.Names;
import io.starmigrate.standin.parse.NewerColumns;
import io.starmigrate.standin.parse.Types;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Column definitions of CREATE TABLE, read and checked. */
final class ColumnDefinitions {
    private static final Set<String> WITHOUT_STATES = Set.of(
            "approx_top_k",
            "count_if",
            "group_concat",
            "histogram",
            "hll_raw",
            "intersect_count",
            "lc_percentile_disc",
            "map_agg",
            "window_funnel");

    private static final int DECIMAL128 = 38;

    private static final Set<String> WITHOUT_DEFAULTS =
            Set.of("array", "map", "struct", "json", "varbinary", "bitmap", "hll", "percentile");

    private ColumnDefinitions() {}

    static String comment(StarRocksParser.@Nullable CommentContext comment, String otherwise) {
        return comment == null ? otherwise : Literals.text(comment.string());
    }

    static List<Column> read(List<StarRocksParser.ColumnDescContext> columns, Set<String> notNull) {
        return columns.stream().map(column -> column(column, notNull)).toList();
    }

    private static Column column(StarRocksParser.ColumnDescContext column, Set<String> notNull) {
        String name = Names.text(column.identifier());
        boolean autoIncrement = column.AUTO_INCREMENT() != null;
        boolean nullable = column.NOT() == null && !autoIncrement && !notNull.contains(name);
        return new Column(
                name,
                Types.read(column.type()),
                nullable,
                aggregation(column.aggDesc()),
                defaultValue(column.defaultDesc()),
                autoIncrement,
                column.generatedColumnDesc() == null
                        ? null
                        : Expressions.printed(column.generatedColumnDesc().expression()),
                comment(column.comment(), ""));
    }

    private static @Nullable String aggregation(StarRocksParser.@Nullable AggDescContext written) {
        return written == null
                ? null
                : NewerColumns.written(written.getStart())
                        .orElseGet(() -> written.getText().toUpperCase(Locale.ROOT));
    }

    private static ColumnDefault defaultValue(StarRocksParser.@Nullable DefaultDescContext written) {
        if (written == null || written.NULL() != null) {
            return ColumnDefault.NONE;
        }
        Optional<String> more = NewerColumns.written(written.getStop());
        if (written.CURRENT_TIMESTAMP() != null) {
            return more.map(precise -> new ColumnDefault(ColumnDefault.Kind.CURRENT_TIMESTAMP, precise))
                    .orElse(ColumnDefault.CURRENT_TIMESTAMP);
        }
        if (more.isPresent()) {
            return new ColumnDefault(ColumnDefault.Kind.EXPRESSION, more.get());
        }
        return written.string() != null
                ? ColumnDefault.constant(Literals.text(written.string()))
                : new ColumnDefault(
                        ColumnDefault.Kind.EXPRESSION,
                        written.qualifiedName().getText().toLowerCase(Locale.ROOT) + "()");
    }

    /** Refuses what StarRocks' analyzer refuses of a table's columns. */
    static void check(Personality personality, List<Column> columns, KeyModel model, List<String> keys) {
        Set<String> names = new HashSet<>();
        boolean generatedBefore = false;
        for (Column column : columns) {
            if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
                throw SqlError.analyzing(1060, "42S21", "Duplicate column name '" + column.name() + "'");
            }
            if (!personality.sharedData() && column.name().matches(".*[=<>!*].*")) {
                throw SqlError.analyzing(1166, "42000", "Incorrect column name '" + column.name() + "'");
            }
            checkType(personality, column.type());
            checkDefault(personality, column);
            checkKey(personality, column, keys);
            checkGenerated(personality, column, generatedBefore);
            checkAggregation(column, model, keys);
            checkState(personality, column);
            generatedBefore = generatedBefore || column.generated() != null;
        }
    }

    private static void checkType(Personality personality, SqlType type) {
        if (type.is("time")) {
            throw SqlError.analyzing("Type:TIME of a column does not support.");
        }
        boolean semiStructured = type.is("map") || type.is("struct");
        if (semiStructured && !personality.atLeast(3, 1)) {
            throw SqlError.analyzing("Unsupported data type: " + type.described());
        }
        if (type.is("varbinary") && !personality.atLeast(3, 0)) {
            throw SqlError.analyzing("Unsupported data type: " + type.described());
        }
        boolean wide = type.is("decimal") && type.args().get(0) > DECIMAL128;
        if (wide && !personality.atLeast(4, 0)) {
            throw SqlError.analyzing("DECIMAL's precision should range from 1 to " + DECIMAL128);
        }
        type.children().forEach(child -> checkType(personality, child));
    }

    /** Reference 2; keys of VARBINARY are by the front ends' own tests. */
    private static void checkKey(Personality personality, Column column, List<String> keys) {
        boolean key = keys.stream().anyMatch(column.name()::equalsIgnoreCase);
        if (key && column.type().is("varbinary") && !personality.atLeast(4, 1)) {
            throw SqlError.analyzing("Invalid data type of key column '" + column.name() + "': 'VARBINARY'");
        }
    }

    private static void checkDefault(Personality personality, Column column) {
        if (WITHOUT_DEFAULTS.contains(column.type().name())
                && column.defaultValue().kind() != ColumnDefault.Kind.NONE
                && !personality.atLeast(4, 1)) {
            throw SqlError.analyzing("Invalid default value for '" + column.name() + "'");
        }
    }

    private static void checkGenerated(Personality personality, Column column, boolean generatedBefore) {
        if (column.autoIncrement() && !personality.atLeast(3, 0)) {
            throw SqlError.analyzing("AUTO_INCREMENT is not supported: " + column.name());
        }
        if (column.generated() != null && !personality.atLeast(3, 1)) {
            throw SqlError.analyzing("Generated columns are not supported: " + column.name());
        }
        if (column.generated() != null && personality.sharedData() && !personality.atLeast(3, 5)) {
            throw SqlError.analyzing("Does not support generated column in shared data cluster yet");
        }
        if (column.generated() == null && generatedBefore) {
            throw SqlError.analyzing("All generated columns must be defined after ordinary columns");
        }
    }

    /** StarRocks 3.4.3 names functions that have no states; since when they have is not known: 4.1 makes them. */
    private static void checkState(Personality personality, Column column) {
        String aggregation = column.aggregation() == null ? "" : column.aggregation();
        String function = aggregation.replaceFirst("\\(.*", "").strip().toLowerCase(Locale.ROOT);
        boolean state = aggregation.indexOf('(') >= 0;
        if (state && WITHOUT_STATES.contains(function) && !personality.atLeast(4, 1)) {
            throw SqlError.analyzing("Unsupported aggregate state function: " + function);
        }
    }

    private static void checkAggregation(Column column, KeyModel model, List<String> keys) {
        boolean key = keys.stream().anyMatch(column.name()::equalsIgnoreCase);
        if (key && column.aggregation() != null) {
            throw SqlError.analyzing("Cannot specify aggregate function for key column '" + column.name() + "'");
        }
        if (!key && model == KeyModel.AGGREGATE && column.aggregation() == null) {
            throw SqlError.analyzing("No aggregate function specified for '" + column.name() + "'");
        }
        if (model != KeyModel.AGGREGATE && column.aggregation() != null) {
            throw SqlError.analyzing("Cannot specify aggregate function on column '" + column.name() + "'");
        }
    }
}
