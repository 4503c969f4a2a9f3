package io.starmigrate.standin.catalog;

import java.util.List;

/**
 * How a partition's rows are divided into buckets: by hash of columns, or at random when there are none; 0 buckets:
 * StarRocks chooses.
 */
public record Distribution(List<String> hashColumns, int buckets) {
    public boolean random() {
        return hashColumns.isEmpty();
    }
}
