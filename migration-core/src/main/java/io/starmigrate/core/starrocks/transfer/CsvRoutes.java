package io.starmigrate.core.starrocks.transfer;

import io.starmigrate.core.starrocks.Capabilities;
import io.starmigrate.core.starrocks.Capability;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.type.TypeName;
import java.util.Optional;

/** EXPORT to CSV: writes columns as they are, cannot compute anything (reference 2.9). */
final class CsvRoutes {
    private final Capabilities source;
    private final Capabilities target;

    CsvRoutes(Capabilities source, Capabilities target) {
        this.source = source;
        this.target = target;
    }

    ColumnRoute of(TableColumn column) {
        ColumnType type = column.type();
        Optional<String> obstacle = obstacle(type);
        if (obstacle.isPresent()) {
            return new ColumnRoute.Refused(obstacle.get());
        }
        // Without parsing, a JSON number or text at the root would be read as a text.
        return type.name() == TypeName.JSON
                ? ColumnRoute.Carried.loadedBy(column.name(), "parse_json(%s)")
                : ColumnRoute.Carried.plain(column.name());
    }

    private Optional<String> obstacle(ColumnType type) {
        if (type.holds(TypeName.BITMAP, TypeName.HLL, TypeName.PERCENTILE, TypeName.STRUCT)) {
            return Optional.of("StarRocks cannot write " + type + " as CSV");
        }
        if (type.name() == TypeName.ARRAY || type.name() == TypeName.MAP) {
            return nested(type);
        }
        return Optional.empty();
    }

    private Optional<String> nested(ColumnType type) {
        if (type.name() == TypeName.MAP || type.parts().get(0).holds(TypeName.ARRAY, TypeName.MAP)) {
            return Optional.of("it is not proved that " + type + " survives CSV");
        }
        boolean escapes = source.has(Capability.CSV_ARRAY_ESCAPES) && target.has(Capability.CSV_ARRAY_ESCAPES);
        if (type.holds(TypeName.CHAR, TypeName.VARCHAR) && !escapes) {
            return Optional.of("before " + Capability.CSV_ARRAY_ESCAPES.since() + " quotes inside " + type
                    + " are not escaped in CSV");
        }
        return type.holds(TypeName.JSON, TypeName.VARBINARY)
                ? Optional.of("it is not proved that " + type + " survives CSV")
                : Optional.empty();
    }
}
