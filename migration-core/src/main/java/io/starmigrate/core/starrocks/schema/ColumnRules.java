package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.ddl.ColumnDdl;
import io.starmigrate.core.starrocks.ddl.ColumnValue;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.sql.Quoting;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.type.TypeName;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.starrocks.version.StarRocksVersion;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a table's columns the target can have. */
final class ColumnRules {
    private static final String GENERATED =
            "files do not carry generated columns: leave the table out, or make it a plain column at the source";
    private static final String NOW = "CURRENT_TIMESTAMP";
    private static final TypeName[] WITHOUT_DEFAULTS = {
        TypeName.ARRAY,
        TypeName.MAP,
        TypeName.STRUCT,
        TypeName.JSON,
        TypeName.VARBINARY,
        TypeName.BITMAP,
        TypeName.HLL,
        TypeName.PERCENTILE
    };
    private static final Pattern NUMBER = Pattern.compile("\"(-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)\"");
    /** Signs that names of columns hold in shared-data clusters only (FeNameFormat). */
    private static final Pattern SIGNS = Pattern.compile("[=<>!*]");

    private static final int SHORT_VARCHAR = 65533;
    private static final int DECIMAL128 = 38;

    private final ClusterProfile source;
    private final ClusterProfile target;
    private final RewriteNotes notes;
    private final FunctionRules functions;

    ColumnRules(ClusterProfile source, ClusterProfile target, RewriteNotes notes) {
        this.source = source;
        this.target = target;
        this.notes = notes;
        this.functions = new FunctionRules(source, target, notes);
    }

    TableDdl apply(TableDdl table) {
        for (String key : table.layout().key().columns()) {
            table.column(key)
                    .filter(column -> column.type().name() == TypeName.VARBINARY)
                    .ifPresent(column -> need(
                            Capability.BINARY_KEYS,
                            "key column " + column.name() + " " + column.typeText(),
                            "leave the table out, or give it another key at the source"));
        }
        return table.withColumns(table.columns().stream().map(this::column).toList());
    }

    private ColumnDdl column(ColumnDdl column) {
        String clause = "column " + column.name();
        if (source.isSharedData()
                && !target.isSharedData()
                && SIGNS.matcher(column.name()).find()) {
            notes.refused(
                    clause,
                    "the target is " + target + ", where no name of a column holds =, <, >, ! or *; rename it at the"
                            + " source, or leave the table out");
        }
        column.type().flattened().forEach(type -> refuseType(clause, column, type));
        if (column.isAggregateState()) {
            need(
                    Capability.AGGREGATE_STATES,
                    clause + " " + column.aggregation(),
                    "leave the table out, or keep the values that it aggregates");
            refuseRareState(clause, column);
        }
        if (column.value() instanceof ColumnValue.Generated generated) {
            refuseGenerated(clause);
            functions.refuse(clause + " AS …,", generated.expression(), GENERATED);
        } else if (column.value() instanceof ColumnValue.Default value) {
            functions.refuse(clause + " DEFAULT,", value.expression(), RewriteNotes.BY_HAND);
        } else if (column.value() instanceof ColumnValue.AutoIncrement) {
            need(Capability.AUTO_INCREMENT, clause + " AUTO_INCREMENT", "fill it before loading");
        }
        return withCurrentDecimal(clause, withPossibleDefault(clause, column));
    }

    /** Functions, and the types they take, grow with every series. */
    private void refuseRareState(String clause, ColumnDdl column) {
        StarRocksVersion version = target.capabilities().version();
        boolean older = !version.isAtLeast(source.capabilities().version())
                && !version.series().equals(source.capabilities().version().series());
        boolean known = StateFunctions.since(column.aggregation())
                .map(version::isAtLeast)
                .orElse(false);
        if (older && target.has(Capability.AGGREGATE_STATES) && !known) {
            notes.refused(
                    clause + " " + column.aggregation(),
                    "the target is " + target
                            + ", older than the source, and may not have this function for these types;"
                            + " leave the table out, or keep the values that it aggregates");
        }
    }

    private ColumnDdl withPossibleDefault(String clause, ColumnDdl column) {
        if (column.value() instanceof ColumnValue.Default value && column.type().name() == TypeName.FLOAT) {
            return withFloat(clause, column, value.expression());
        }
        if (column.value() instanceof ColumnValue.Default value
                && column.type().holds(WITHOUT_DEFAULTS)
                && !value.expression().equalsIgnoreCase("NULL")
                && !target.has(Capability.COMPLEX_DEFAULTS)) {
            notes.dropped(clause + " DEFAULT", value.expression(), target + " has no default for " + column.typeText());
            return column.withValue(new ColumnValue.Unset());
        }
        if (!(column.value() instanceof ColumnValue.Default value)
                || !value.expression().startsWith(NOW + "(")
                || target.has(Capability.DEFAULT_TIME_FRACTIONS)) {
            return column;
        }
        notes.translated(
                clause,
                "DEFAULT " + value.expression(),
                "DEFAULT " + NOW,
                target + " has no fractions of a second in a default");
        return column.withValue(new ColumnValue.Default(NOW));
    }

    /** A FLOAT holds no more than its own digits, and front ends before 4.1 refuse a default that has more. */
    private ColumnDdl withFloat(String clause, ColumnDdl column, String expression) {
        Matcher number = NUMBER.matcher(expression);
        if (!number.matches() || target.has(Capability.COMPLEX_DEFAULTS)) {
            return column;
        }
        String held = Float.toString(Float.parseFloat(number.group(1)));
        if (Double.parseDouble(held) == Double.parseDouble(number.group(1))) {
            return column;
        }
        String text = Quoting.string(held);
        notes.translated(
                clause,
                "DEFAULT " + expression,
                "DEFAULT " + text,
                "a FLOAT holds no more, and the target takes no more");
        return column.withValue(new ColumnValue.Default(text));
    }

    private void refuseType(String clause, ColumnDdl column, ColumnType type) {
        String named = clause + " " + column.typeText();
        String advice = "leave the table out, or give the column another type at the source";
        switch (type.name()) {
            case MAP, STRUCT -> need(Capability.MAP_AND_STRUCT, named, advice);
            case JSON -> need(Capability.JSON, named, advice);
            case VARBINARY -> need(Capability.VARBINARY, named, advice);
            case DECIMAL -> {
                if (type.precision() > DECIMAL128) {
                    need(Capability.DECIMAL256, named, advice);
                }
            }
            case VARCHAR -> {
                if (size(type) > SHORT_VARCHAR) {
                    need(Capability.LONG_VARCHAR, named, advice);
                }
            }
            default -> {
                // Every version has all others.
            }
        }
    }

    private static int size(ColumnType type) {
        List<Integer> sizes = type.sizes();
        return sizes.isEmpty() ? 0 : sizes.get(0);
    }

    private void refuseGenerated(String clause) {
        need(Capability.GENERATED_COLUMNS, clause + " AS …", GENERATED);
        if (target.maySharedData() && target.has(Capability.GENERATED_COLUMNS)) {
            need(Capability.GENERATED_COLUMNS_SHARED_DATA, clause + " AS …", GENERATED);
        }
    }

    private void need(Capability capability, String clause, String advice) {
        notes.refusedWithout(capability, target, clause, advice);
    }

    /** The old decimal holds 27 digits, 9 of them behind the point, whatever is declared; both hold its values. */
    private ColumnDdl withCurrentDecimal(String clause, ColumnDdl column) {
        if (!column.type().holds(TypeName.DECIMALV2)) {
            return column;
        }
        String text = column.typeText()
                .replaceAll("(?i)decimalv2\\s*(?!\\s*\\()", "decimal(27, 9)")
                .replaceAll("(?i)decimalv2", "decimal");
        notes.translated(clause, column.typeText(), text, "the old decimal is no longer made");
        return column.withType(text);
    }
}
