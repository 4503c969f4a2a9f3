package io.starmigrate.core.starrocks.catalog;

import io.starmigrate.core.starrocks.ddl.ColumnDdl;
import io.starmigrate.core.starrocks.ddl.ColumnValue;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.type.TypeName;
import io.starmigrate.core.text.SettingName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the columns of a printed definition against what other answers of the cluster say of them. */
final class ColumnWitnesses {
    private final TableDdl printed;
    private final List<CatalogRow> described;
    private final Map<String, CatalogRow> listed;
    private final boolean tellsExpressions;

    /**
     * @param listed rows of {@code information_schema.columns} by name; none where the cluster does not give them
     * @param tellsExpressions whether the version has the expressions of generated columns there
     */
    ColumnWitnesses(
            TableDdl printed, List<CatalogRow> described, Map<String, CatalogRow> listed, boolean tellsExpressions) {
        this.printed = printed;
        this.described = described;
        this.listed = listed;
        this.tellsExpressions = tellsExpressions;
    }

    /** @throws IllegalArgumentException when they disagree, with both readings */
    void requireAgreement() {
        List<String> names = printed.columns().stream().map(ColumnDdl::name).toList();
        List<String> others =
                described.stream().map(row -> row.require("Field")).toList();
        require(lower(names).equals(lower(others)), "has the columns " + names + " in", "the columns " + others);
        for (int i = 0; i < names.size(); i++) {
            agree(printed.columns().get(i), described.get(i));
        }
    }

    private void agree(ColumnDdl column, CatalogRow row) {
        String type = row.require("Type");
        require(
                isSame(column.type(), typed(column.name(), type)),
                "has the column " + column.name() + " as " + column.typeText() + " in",
                "it as " + type);
        boolean nullable = TableColumn.isNullable(row);
        require(
                column.nullable() == nullable,
                "has the column " + column.name() + " as " + nullable(column.nullable()) + " in",
                "it as " + nullable(nullable));
        generated(column, row);
    }

    private static String nullable(boolean nullable) {
        return nullable ? "NULL" : "NOT NULL";
    }

    private static ColumnType typed(String column, String type) {
        try {
            return ColumnType.parse(type);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "Cannot use the column " + column + ": " + unknown.getMessage(), unknown);
        }
    }

    private static void require(boolean agreed, String printed, String described) {
        if (!agreed) {
            throw new IllegalArgumentException("Two answers of the cluster differ: the table " + printed
                    + " SHOW CREATE TABLE, and DESC has " + described
                    + "; a comment may hold what looks like a column: change it, or leave the table out with "
                    + SettingName.TABLE_NAMES);
        }
    }

    private void generated(ColumnDdl column, CatalogRow row) {
        Optional<String> expression = expression(column, row);
        if (!(column.value() instanceof ColumnValue.Generated generated)) {
            expression.ifPresent(other -> {
                throw differing(column, "as a plain column", "as generated (" + other + ")");
            });
            return;
        }
        boolean confirmed = expression.isPresent() || (!tellsExpressions && isCertain(column, row));
        if (!confirmed) {
            throw differing(
                    column,
                    "as generated (AS " + generated.expression() + ")",
                    tellsExpressions && listed.containsKey(column.name())
                            ? "as a plain column"
                            : "nothing that confirms it, and it is not left out on one word alone");
        }
    }

    private static IllegalArgumentException differing(ColumnDdl column, String printed, String listed) {
        return new IllegalArgumentException("Two answers of the cluster differ about the column " + column.name()
                + ": SHOW CREATE TABLE has it " + printed + ", information_schema.columns has " + listed
                + "; look at its definition and its comment, or leave the table out with " + SettingName.TABLE_NAMES);
    }

    private Optional<String> expression(ColumnDdl column, CatalogRow row) {
        Optional<String> expression = Optional.ofNullable(listed.get(column.name()))
                .flatMap(other -> other.find("GENERATION_EXPRESSION"))
                .filter(text -> !text.isBlank());
        String extra = row.text("Extra").toUpperCase(Locale.ROOT).replace("DEFAULT_GENERATED", "");
        return expression.or(() -> extra.contains("GENERATED") ? Optional.of(row.text("Extra")) : Optional.empty());
    }

    /**
     * Where the version tells no expressions: the only texts of a column that somebody wrote freely are its comment and
     * its default. When another answer tells both, and they are what was read, the expression stands in neither.
     */
    private boolean isCertain(ColumnDdl column, CatalogRow row) {
        @Nullable CatalogRow other = listed.get(column.name());
        return other != null
                && other.find("COLUMN_COMMENT").filter(column.comment()::equals).isPresent()
                && row.find("Default").isEmpty();
    }

    /** Widths of display are left out already; what only one side says is no difference. */
    private static boolean isSame(ColumnType one, ColumnType other) {
        boolean sized = !one.sizes().isEmpty() && !other.sizes().isEmpty() && one.name() != TypeName.VARBINARY;
        if (name(one) != name(other)
                || one.parts().size() != other.parts().size()
                || (sized && !one.sizes().equals(other.sizes()))
                || !lower(one.fields()).equals(lower(other.fields()))) {
            return false;
        }
        for (int i = 0; i < one.parts().size(); i++) {
            if (!isSame(one.parts().get(i), other.parts().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static TypeName name(ColumnType type) {
        return type.name() == TypeName.DECIMALV2 ? TypeName.DECIMAL : Objects.requireNonNull(type.name());
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }
}
