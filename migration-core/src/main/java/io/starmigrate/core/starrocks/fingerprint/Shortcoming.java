package io.starmigrate.core.starrocks.fingerprint;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.type.ColumnType;
import io.starmigrate.core.starrocks.type.TypeName;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import java.util.Optional;

/**
 * What a fingerprint does not compare of a column between two versions.
 *
 * @param column its name
 * @param what what is compared instead, and of which values
 * @param always whether of every value; else of those that are too big, which are counted when they are met
 */
public record Shortcoming(String column, String what, boolean always) {
    private static final String MANY_ELEMENTS = "of values with more than some 40,000 elements only how many";

    /** Of a column; empty when every value is compared in full. */
    public static Optional<Shortcoming> of(Capabilities source, Capabilities target, TableColumn column) {
        Capabilities common = source.inCommonWith(target);
        Optional<String> always = always(common, column.type());
        return always.isPresent()
                ? always.map(what -> new Shortcoming(column.name(), what, true))
                : ofBigOnes(common, column.type()).map(what -> new Shortcoming(column.name(), what, false));
    }

    static Optional<String> always(Capabilities common, ColumnType type) {
        if (type.holds(TypeName.HLL)) {
            return Optional.of("only its cardinality");
        }
        if (type.holds(TypeName.PERCENTILE)) {
            return Optional.of("only its median");
        }
        if (type.name() != TypeName.ARRAY || common.has(Capability.ARRAY_LAMBDA)) {
            return Optional.empty();
        }
        ColumnType element = type.parts().get(0);
        if (!element.parts().isEmpty()) {
            return Optional.of("only how many elements, because " + common + " has no lambda expressions");
        }
        return element.holds(TypeName.FLOAT, TypeName.DOUBLE)
                ? Optional.of("its numbers as they are printed, because " + common + " has no lambda expressions")
                : Optional.empty();
    }

    private static Optional<String> ofBigOnes(Capabilities common, ColumnType type) {
        if (type.holds(TypeName.BITMAP)) {
            return Optional.of("of bitmaps with more than 1,000,000 members only how many"
                    + (common.has(Capability.BITMAP_BOUNDS) ? ", the least and the greatest" : ""));
        }
        if (type.holds(TypeName.ARRAY, TypeName.MAP)) {
            return Optional.of(
                    common.has(Capability.ARRAY_LAMBDA)
                            ? MANY_ELEMENTS
                            : "of arrays whose texts together exceed 1 MiB only how many elements");
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return column + ": " + what;
    }
}
