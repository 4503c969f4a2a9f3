package io.starmigrate.core.starrocks.transfer;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.transfer.ColumnRoute.Carried;
import io.starmigrate.core.starrocks.transfer.ColumnRoute.Refused;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.type.TypeName;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import java.util.Optional;

/**
 * INSERT INTO FILES to Parquet: writes any expression; types that Parquet or a version does not know go as text
 * (reference 5.4, 5.5).
 */
final class ParquetRoutes {
    private final Capabilities source;
    private final Capabilities target;
    private final FieldNames fields;

    ParquetRoutes(Capabilities source, Capabilities target, FieldNames fields) {
        this.source = source;
        this.target = target;
        this.fields = fields;
    }

    ColumnRoute of(TableColumn column) {
        String name = column.name();
        ColumnType type = column.type();
        return switch (type.name()) {
            case BOOLEAN, TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE, DATE, CHAR, VARCHAR, VARBINARY ->
                Carried.plain(name);
            case DECIMAL -> isWide(type) ? asText(name, type) : Carried.plain(name);
            case DECIMALV2 ->
                Carried.converted(fields, name, "CAST(%s AS DECIMAL(27, 9))", "CAST(%s AS DECIMAL(27, 9))");
            // Text is exact on every pair; Parquet times are shifted or cut by several versions.
            case LARGEINT, DATETIME -> asText(name, type);
            case JSON -> Carried.converted(fields, name, "json_string(%s)", "parse_json(%s)");
            case ARRAY, MAP, STRUCT -> nested(column);
            case BITMAP ->
                functions(type, Capability.BITMAP_TO_BASE64, Capability.BASE64_TO_BITMAP)
                        .orElseGet(
                                () -> Carried.converted(fields, name, "bitmap_to_base64(%s)", "base64_to_bitmap(%s)"));
            case HLL ->
                functions(type, Capability.HLL_SERIALIZE, Capability.HLL_SERIALIZE)
                        .orElseGet(() -> Carried.converted(
                                fields, name, "to_base64(hll_serialize(%s))", "hll_deserialize(from_base64(%s))"));
            case PERCENTILE ->
                new Refused("StarRocks has no function that writes a PERCENTILE; build it anew from the raw rows");
        };
    }

    private static boolean isWide(ColumnType type) {
        return type.name() == TypeName.DECIMAL && type.precision() > 38;
    }

    private Carried asText(String name, ColumnType type) {
        return Carried.converted(fields, name, "CAST(%s AS STRING)", "CAST(%s AS " + type.sql() + ")");
    }

    private ColumnRoute nested(TableColumn column) {
        ColumnType type = column.type();
        if (type.holds(
                TypeName.LARGEINT,
                TypeName.DECIMALV2,
                TypeName.JSON,
                TypeName.BITMAP,
                TypeName.HLL,
                TypeName.PERCENTILE)) {
            return new Refused("Parquet files of StarRocks cannot hold the types inside " + type);
        }
        if (type.holds(TypeName.DATETIME) && !source.has(Capability.FILES_MICROSECONDS)) {
            return new Refused("before " + Capability.FILES_MICROSECONDS.since()
                    + " Parquet cuts the fractions of seconds inside " + type);
        }
        if (type.holds(TypeName.MAP, TypeName.STRUCT) && !target.has(Capability.PARQUET_COMPLEX)) {
            return new Refused(target + " cannot read " + type + " from Parquet; that came with "
                    + Capability.PARQUET_COMPLEX.since());
        }
        if (type.holds(TypeName.STRUCT) && !target.has(Capability.PARQUET_STRUCT)) {
            return Carried.doubtful(
                    column.name(), target + " does not recognise " + type + " in Parquet by itself, and is told it");
        }
        if (type.flattened().anyMatch(ParquetRoutes::isWide)) {
            return Carried.doubtful(
                    column.name(),
                    "it is not proved that Parquet carries the numbers of more than 38 digits in " + type);
        }
        return type.holds(TypeName.ARRAY) && !source.has(Capability.FILES_NULL_ARRAYS)
                ? Carried.doubtful(
                        column.name(),
                        "before " + Capability.FILES_NULL_ARRAYS.since()
                                + " an array that is NULL and not empty inside may be written wrongly to Parquet (#61999)")
                : Carried.plain(column.name());
    }

    /** What is missing of the functions that carry a type as text; empty when both versions have theirs. */
    private Optional<ColumnRoute> functions(ColumnType type, Capability writing, Capability reading) {
        if (!source.has(writing)) {
            return Optional.of(new Refused(
                    source + " has no function that writes a " + type + " as text; it came with " + writing.since()));
        }
        return target.has(reading)
                ? Optional.empty()
                : Optional.of(new Refused(target + " has no function that reads a " + type + " from text; it came with "
                        + reading.since()));
    }
}
