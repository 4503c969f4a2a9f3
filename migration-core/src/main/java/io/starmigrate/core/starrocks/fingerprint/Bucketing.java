package io.starmigrate.core.starrocks.fingerprint;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.version.Capabilities;
import java.util.List;

/**
 * How the rows of a part are divided into buckets.
 *
 * @param columns the columns whose values are compared, of the same names in the other cluster's table
 * @param keys the names of those that name a row
 * @param buckets how many buckets there are
 */
public record Bucketing(List<TableColumn> columns, List<String> keys, int buckets) {
    public Bucketing {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /**
     * What a cluster is asked.
     *
     * @param common what both clusters can do
     */
    public BucketQuery query(Capabilities common) {
        return BucketQuery.of(common, columns, keys);
    }
}
