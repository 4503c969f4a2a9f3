package io.starmigrate.core.starrocks.transfer;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.type.TypeName;

/** EXPORT to CSV: writes columns as they are, cannot compute anything (reference 2.9). */
final class CsvRoutes {
    private final FieldNames fields;

    CsvRoutes(FieldNames fields) {
        this.fields = fields;
    }

    ColumnRoute of(TableColumn column) {
        ColumnType type = column.type();
        if (type.holds(TypeName.BITMAP, TypeName.HLL, TypeName.PERCENTILE, TypeName.STRUCT)) {
            return new ColumnRoute.Refused("StarRocks cannot write " + type + " as CSV");
        }
        return switch (type.name()) {
            // Without parsing, a JSON number or text at the root would be read as a text.
            case JSON -> ColumnRoute.Carried.loadedBy(fields, column.name(), "parse_json(%s)");
            case ARRAY, MAP -> nested(column.name(), type);
            default -> ColumnRoute.Carried.plain(column.name());
        };
    }

    // Texts in arrays are read back right as long as they hold no quotes, or both versions escape them; SeparatorScan
    // looks for quotes where one does not.
    private static ColumnRoute nested(String column, ColumnType type) {
        boolean deep =
                type.name() == TypeName.MAP || !type.parts().get(0).parts().isEmpty();
        return deep || type.holds(TypeName.JSON, TypeName.VARBINARY)
                ? ColumnRoute.Carried.doubtful(column, "it is not proved that " + type + " survives CSV")
                : ColumnRoute.Carried.plain(column);
    }
}
