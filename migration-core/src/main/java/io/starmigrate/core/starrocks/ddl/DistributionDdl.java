package io.starmigrate.core.starrocks.ddl;

import io.starmigrate.core.starrocks.sql.Quoting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How rows are spread over buckets.
 *
 * @param form by what
 * @param columns what is hashed; empty for all others
 * @param buckets how many; null where StarRocks decides
 */
public record DistributionDdl(
        Form form, List<String> columns, @Nullable Integer buckets) {
    /** The ways of spreading. */
    public enum Form {
        /** No clause. */
        NONE,
        HASH,
        RANDOM
    }

    public DistributionDdl {
        columns = List.copyOf(columns);
    }

    static DistributionDdl none() {
        return new DistributionDdl(Form.NONE, List.of(), null);
    }

    /** By a hash of these columns, in as many buckets. */
    public DistributionDdl hashing(List<String> columns) {
        return new DistributionDdl(Form.HASH, columns, buckets);
    }

    /** The same with a number of buckets. */
    public DistributionDdl withBuckets(int number) {
        return new DistributionDdl(form, columns, number);
    }

    /** As SQL text. */
    public String sql() {
        String number = buckets == null ? "" : " BUCKETS " + buckets;
        return switch (form) {
            case NONE -> "";
            case HASH -> "\nDISTRIBUTED BY HASH(" + Quoting.identifiers(columns) + ")" + number;
            case RANDOM -> "\nDISTRIBUTED BY RANDOM" + number;
        };
    }
}
