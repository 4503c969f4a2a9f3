package io.starmigrate.worker.starrocks;

import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.starrocks.fingerprint.BucketDigests;
import io.starmigrate.core.starrocks.fingerprint.Bucketing;
import io.starmigrate.core.starrocks.transfer.KeyedTable;
import io.starmigrate.core.task.Staging;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The target's share of what is needed to move only what differs of a partition. Safe for use by many threads; every
 * method throws {@link ClusterException}.
 */
public interface TargetDeltas {
    /** A table as the target has it. */
    KeyedTable table(String table);

    /**
     * The buckets of the rows a place shows now: one scan.
     *
     * @param version whose functions divide them
     */
    BucketDigests buckets(Place place, Bucketing how, String version);

    /**
     * Copies into staging what the place shows, but for what travelled. It answers when the rows are there; once its
     * answer is lost it may begin late, as long as staging is there, and go on for as long as
     * {@link TargetCluster#OVERWRITE_TIMEOUT}.
     */
    void keep(Place place, Staging staging, Kept rows);

    /**
     * Which rows stay at the target.
     *
     * @param label of the statement that copies them, known to {@link TargetCluster#loads}
     * @param travelled the buckets they are not in
     * @param columns those that were compared, in their order
     */
    record Kept(String label, BucketChoice travelled, List<String> columns) {
        public Kept {
            columns = List.copyOf(columns);
        }
    }

    /** The same for tables that are asked for by other names. */
    default TargetDeltas named(UnaryOperator<String> names) {
        TargetDeltas named = this;
        return new TargetDeltas() {
            @Override
            public KeyedTable table(String table) {
                return named.table(names.apply(table));
            }

            @Override
            public BucketDigests buckets(Place place, Bucketing how, String version) {
                return named.buckets(there(place), how, version);
            }

            @Override
            public void keep(Place place, Staging staging, Kept rows) {
                named.keep(there(place), staging, rows);
            }

            private Place there(Place place) {
                return new Place(names.apply(place.table()), place.partition());
            }
        };
    }
}
