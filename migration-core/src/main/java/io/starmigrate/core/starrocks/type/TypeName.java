package io.starmigrate.core.starrocks.type;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The types a StarRocks column can have. */
public enum TypeName {
    BOOLEAN,
    TINYINT,
    SMALLINT,
    INT,
    BIGINT,
    LARGEINT,
    FLOAT,
    DOUBLE,
    /** Any DECIMAL with precision and scale: decimal32 to decimal256. */
    DECIMAL,
    /** The old 27-digit decimal. */
    DECIMALV2,
    DATE,
    DATETIME,
    CHAR,
    /** VARCHAR and STRING. */
    VARCHAR,
    VARBINARY,
    JSON,
    ARRAY,
    MAP,
    STRUCT,
    BITMAP,
    HLL,
    PERCENTILE;

    private static final Map<String, TypeName> ALIASES = Map.ofEntries(
            Map.entry("BOOL", BOOLEAN),
            Map.entry("INTEGER", INT),
            Map.entry("STRING", VARCHAR),
            Map.entry("TEXT", VARCHAR),
            Map.entry("BINARY", VARBINARY),
            Map.entry("DECIMAL32", DECIMAL),
            Map.entry("DECIMAL64", DECIMAL),
            Map.entry("DECIMAL128", DECIMAL),
            Map.entry("DECIMAL256", DECIMAL),
            Map.entry("DECIMALV3", DECIMAL),
            Map.entry("NUMBER", DECIMAL),
            Map.entry("NUMERIC", DECIMAL));

    static Optional<TypeName> find(String upperCase) {
        for (TypeName name : values()) {
            if (name.name().equals(upperCase)) {
                return Optional.of(name);
            }
        }
        return Optional.ofNullable(ALIASES.get(upperCase));
    }

    /**
     * What every version reads in place of another word for a type, which some do not; STRING is such a word itself.
     *
     * @param word an alias, in any case; it is kept in small letters where it has them
     */
    static String common(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        String common = find(upper)
                .map(name -> name == VARCHAR ? "STRING" : name.name())
                .orElse(upper);
        return word.equals(upper) ? common : common.toLowerCase(Locale.ROOT);
    }
}
