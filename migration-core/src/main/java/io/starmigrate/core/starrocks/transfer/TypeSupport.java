package io.starmigrate.core.starrocks.transfer;

import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import java.util.Optional;

/** Which types a version has at all (reference 1.2, 2.9). */
final class TypeSupport {
    private TypeSupport() {}

    /** Why no column of this type can be in a cluster's tables; empty when one can. */
    static Optional<String> missing(Capabilities cluster, ColumnType type) {
        return type.flattened()
                .flatMap(part -> since(part).stream())
                .filter(since -> !cluster.has(since))
                .findFirst()
                .map(since -> cluster + " has no " + type + "; it came with " + since.since());
    }

    private static Optional<Capability> since(ColumnType type) {
        return switch (type.name()) {
            case JSON -> Optional.of(Capability.JSON);
            case VARBINARY -> Optional.of(Capability.VARBINARY);
            case MAP, STRUCT -> Optional.of(Capability.MAP_AND_STRUCT);
            case DECIMAL -> type.precision() > 38 ? Optional.of(Capability.DECIMAL256) : Optional.empty();
            case BOOLEAN,
                    TINYINT,
                    SMALLINT,
                    INT,
                    BIGINT,
                    LARGEINT,
                    FLOAT,
                    DOUBLE,
                    DECIMALV2,
                    DATE,
                    DATETIME,
                    CHAR,
                    VARCHAR,
                    ARRAY,
                    BITMAP,
                    HLL,
                    PERCENTILE -> Optional.empty();
        };
    }
}
