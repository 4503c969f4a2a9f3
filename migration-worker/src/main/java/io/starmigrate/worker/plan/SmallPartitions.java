package io.starmigrate.worker.plan;

import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import java.util.Optional;

/** What there is of small partitions that travel alone each, and what to say of that. */
final class SmallPartitions {
    /** What is named to who has not said what small is: an export of as much takes seconds. */
    private static final long SMALL = 64L << 20;

    /** So many exports fewer are worth a sentence: each alone takes a second or two, however few rows it has. */
    private static final long WORTH_SAYING = 100;

    private final PlannedSum grouped = new PlannedSum(SMALL);

    void add(PartitionTask task) {
        grouped.add(task, false);
    }

    /** The same of one of which no more is known: the only one of an unpartitioned table is called like the table. */
    void add(PartitionId id, Estimate estimate) {
        grouped.add(id.table(), estimate.bytes(), !id.partition().equals(id.table()), false);
    }

    /** What would be spared if they travelled together; empty where that is not worth a sentence. */
    Optional<String> advice() {
        return grouped.small() - grouped.groups() < WORTH_SAYING
                ? Optional.empty()
                : Optional.of(Units.count(grouped.small()) + " of "
                        + Units.counted(grouped.partitions(), "partition") + " are of " + Units.bytes(SMALL)
                        + " at most: " + SettingName.GROUP_SIZE + "=" + (SMALL >> 20) + "MB moves them in "
                        + Units.counted(grouped.groups(), "group") + " instead of "
                        + Units.count(grouped.small())
                        + " exports; not for partitions that are written to all the time");
    }
}
