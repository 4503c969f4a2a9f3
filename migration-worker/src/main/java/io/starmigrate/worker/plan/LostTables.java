package io.starmigrate.worker.plan;

import io.starmigrate.core.starrocks.sql.WrittenName;
import io.starmigrate.core.text.Units;
import java.util.Optional;

/** What to do about a table that the target lacks, where the job has published partitions of it. */
record LostTables(String job, RecordedPartitions recorded) {
    /** By the source's name of the table; empty where the job has published nothing of it. */
    Optional<String> wayOf(String table) {
        long published = recorded.published(table);
        return published == 0
                ? Optional.empty()
                : Optional.of("though this job published " + Units.counted(published, "partition")
                        + " of it, which no round moves again by itself: migrate schema --job " + job
                        + " && migrate retry --published --job " + job + " --table " + WrittenName.option(table)
                        + " && migrate sync --job " + job);
    }
}
