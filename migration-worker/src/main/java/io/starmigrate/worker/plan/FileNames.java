package io.starmigrate.worker.plan;

import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.plan.NameLength;
import io.starmigrate.core.plan.PartitionPlanner.Plan;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.PartitionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether what is planned can be written to both storages.
 *
 * @param config names them
 */
record FileNames(MigrationConfig config) {
    /** A table with a partition whose files could not be named is refused; the others are planned. */
    Plan fitting(String job, Plan plan) {
        List<StorageUri> roots = new ArrayList<>();
        if (config.provides(Need.SOURCE_STORAGE)) {
            roots.add(config.sourceStorage().root());
        }
        if (config.provides(Need.TARGET_STORAGE)) {
            roots.add(config.targetStorage().root());
        }
        Map<String, String> refused = new TreeMap<>(plan.refused());
        for (PlannedPartition each : plan.partitions()) {
            TableName name = each.tableName();
            PartitionId id = new PartitionId(
                    job, name.database(), name.table(), each.partition().name());
            NameLength.obstacle(roots, id).ifPresent(why -> refused.putIfAbsent(name.table(), why));
        }
        return new Plan(plan.partitions(), plan.notes(), refused);
    }
}
