package io.starmigrate.worker.observe;

import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Published;
import io.starmigrate.worker.status.ShownState;
import org.jspecify.annotations.Nullable;

/**
 * One partition, as those see it who watch: a row of the page, field by field.
 *
 * @param table its table
 * @param partition its name
 * @param generation which generation
 * @param version grows with each change of this generation
 * @param state its state's name; {@code DROPPED_AT_SOURCE} where the source has it no more
 * @param since when it last changed, in ISO 8601
 * @param why what brought it there
 * @param files how many files were exported; 0 before
 * @param bytes their size; before, what the catalog says
 * @param rows rows of the exported snapshot, where they were counted; else what the catalog says
 * @param proof what its publication was compared with; null before it
 */
public record PartitionCell(
        String table,
        String partition,
        int generation,
        long version,
        String state,
        String since,
        String why,
        int files,
        long bytes,
        long rows,
        @Nullable String proof) {
    static PartitionCell of(PartitionTask task) {
        Exported exported = task.exported();
        Published published = task.published();
        Fingerprint counted = exported == null ? null : exported.fingerprint();
        return new PartitionCell(
                task.id().partition().table(),
                task.id().partition().partition(),
                task.id().generation(),
                task.version(),
                ShownState.of(task),
                task.change().at().toString(),
                task.change().why(),
                exported == null ? 0 : exported.files(),
                exported == null ? task.estimate().bytes() : exported.bytes(),
                counted == null ? task.estimate().rows() : counted.rows(),
                published == null ? null : published.proof().name());
    }
}
