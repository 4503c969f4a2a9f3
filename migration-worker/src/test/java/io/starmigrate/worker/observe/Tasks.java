package io.starmigrate.worker.observe;

import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.time.Instant;
import java.util.List;

/** Partition tasks on their way, one state after another. */
public final class Tasks {
    public static final Instant NOW = Instant.parse("2026-11-28T14:00:00Z");
    private static final PartitionState[] WAY = {
        PartitionState.EXPORTING,
        PartitionState.EXPORTED,
        PartitionState.LOADING,
        PartitionState.VERIFYING,
        PartitionState.PUBLISHED
    };

    private Tasks() {}

    public static Picture look(PartitionTask... tasks) {
        return new Picture("shop", List.of(tasks));
    }

    /** A partition of the table {@code orders}, with 100 bytes in the catalog. */
    public static PartitionTask planned(String partition) {
        return planned("orders", partition, 1);
    }

    public static PartitionTask planned(String table, String partition, int generation) {
        return PartitionTask.planned(
                new PartitionTaskId(new PartitionId("shop", "db", table, partition), generation),
                "",
                new Estimate(10, 100),
                "1",
                change("planned"));
    }

    /** The task as far as this state, through all before it; its export has two files of so many bytes. */
    public static PartitionTask until(PartitionState state, PartitionTask planned, long bytes) {
        PartitionTask task = planned;
        for (PartitionState next : WAY) {
            if (task.state() == state) {
                return task;
            }
            task = next == PartitionState.EXPORTED ? task.withExported(new Exported(2, bytes, null)) : task;
            task = task.to(next, change("it is " + next));
        }
        return task;
    }

    public static PartitionTask attempt(PartitionTask task, int attempt) {
        return task.withExport(new Export(
                attempt,
                StorageUri.parse("s3://bucket/a" + attempt + "/"),
                "1",
                List.of(),
                FileFormat.csv(new Separators('\1', '\2')),
                NOW));
    }

    public static Change change(String why) {
        return change(why, NOW);
    }

    public static Change change(String why, Instant at) {
        return new Change("worker", at, why);
    }
}
