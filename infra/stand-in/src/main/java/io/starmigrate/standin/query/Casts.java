package io.starmigrate.standin.query;

import io.starmigrate.standin.catalog.SqlType;
import io.starmigrate.standin.rows.ColumnTypes;

/** CAST as StarRocks does it: what cannot be converted is NULL. */
public final class Casts {
    /** A literal that is a number of the engine's too; the engine plans it in a tenth of the time of a conversion. */
    private static final String DIGITS = "-?\\d{1,18}";

    private Casts() {}

    /** The value, of whatever type, as a value of {@code type}. */
    public static String cast(SqlType type, String value) {
        return switch (type.name()) {
            case "char", "varchar" -> KnownTypes.toText(value);
            case "tinyint", "smallint", "int", "bigint", "largeint" ->
                KnownTypes.integer("TRY_CAST(" + integer(value) + " AS " + ColumnTypes.engineType(type) + ")");
            case "float", "double", "decimal" -> "TRY_CAST(" + value + " AS " + ColumnTypes.engineType(type) + ")";
            default -> ColumnTypes.fromText(type, KnownTypes.toText(value));
        };
    }

    private static String integer(String value) {
        if (KnownTypes.isInteger(value) || value.matches(DIGITS)) {
            return value;
        }
        return (KnownTypes.isText(value) ? "sr_int_text(" : "sr_int_of(") + value + ")";
    }

    /** The value as it is stored in a column: objects, bytes and nested values stay what they are. */
    public static String store(SqlType type, String value) {
        String target = ColumnTypes.engineType(type);
        if (ColumnTypes.isObject(type) || value.equals("NULL")) {
            return "CAST(" + value + " AS " + target + ")";
        }
        if (type.nested() && KnownTypes.isText(value)) {
            return ColumnTypes.fromText(type, value);
        }
        if (type.nested()) {
            return "CASE WHEN typeof(" + value + ") = 'VARCHAR' THEN "
                    + ColumnTypes.fromText(type, "CAST(" + value + " AS VARCHAR)") + " ELSE TRY_CAST("
                    + "CAST(to_json(" + value + ") AS JSON) AS " + target + ") END";
        }
        if (type.is("varbinary") || type.is("binary")) {
            return "CASE WHEN typeof(" + value + ") = 'BLOB' THEN CAST(CAST(" + value
                    + " AS VARCHAR) AS BLOB) ELSE encode(" + KnownTypes.toText(value) + ") END";
        }
        return cast(type, value);
    }
}
