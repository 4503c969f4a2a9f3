package io.starmigrate.worker.plan;

import io.starmigrate.core.forecast.PlannedBytes;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TravelGroup;
import java.util.HashMap;
import java.util.Map;

/** What there is of partitions, one after the other: a job may have a million. */
final class PlannedSum {
    private final long groupSize;
    private final Map<String, TravelGroups> small = new HashMap<>();
    private long partitions;
    private long alone;
    private long csv;
    private long parquet;

    PlannedSum(long groupSize) {
        this.groupSize = groupSize;
    }

    void add(PartitionTask task, boolean isParquet) {
        add(
                task.id().partition().table(),
                task.estimate().bytes(),
                !task.bounds().isEmpty(),
                isParquet);
    }

    /** @param isOne whether it is one of a table's partitions: what is not travels alone */
    void add(String table, long bytes, boolean isOne, boolean isParquet) {
        partitions++;
        csv += isParquet ? 0 : bytes;
        parquet += isParquet ? bytes : 0;
        if (groupSize > 0 && bytes <= groupSize && isOne) {
            small.computeIfAbsent(table, name -> new TravelGroups(groupSize)).add(bytes);
        } else {
            alone++;
        }
    }

    long partitions() {
        return partitions;
    }

    /** How many of them are small enough to travel with others. */
    long small() {
        return partitions - alone;
    }

    /** In how many groups these travel. */
    long groups() {
        return small.values().stream().mapToLong(TravelGroups::count).sum();
    }

    PlannedBytes planned(boolean relayed, boolean packed) {
        return new PlannedBytes(partitions, alone + groups(), csv, parquet, relayed, packed);
    }

    /** How many groups the small partitions of a table make, in the order in which they come. */
    private static final class TravelGroups {
        private final long most;
        private long count;
        private int members;
        private long bytes;

        TravelGroups(long most) {
            this.most = most;
        }

        void add(long more) {
            if (members == 0 || members == TravelGroup.MOST || bytes + more > most) {
                count++;
                members = 0;
                bytes = 0;
            }
            members++;
            bytes += more;
        }

        long count() {
            return count;
        }
    }
}
