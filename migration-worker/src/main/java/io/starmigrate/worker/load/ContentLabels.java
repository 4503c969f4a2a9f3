package io.starmigrate.worker.load;

import io.starmigrate.core.starrocks.sql.Labels;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import java.util.ArrayList;
import java.util.List;

/**
 * Labels made from the job's id, the partition task, its pass, the attempt, and each file's name, size and entity tag.
 */
public final class ContentLabels implements LoadLabels {
    @Override
    public String label(JobId job, PartitionTask task, Manifest manifest, List<ManifestFile> files, int attempt) {
        PartitionId partition = task.id().partition();
        List<String> names = List.of(
                partition.job(),
                job.text(),
                partition.table(),
                partition.partition(),
                "g" + task.id().generation());
        List<String> content = new ArrayList<>(names);
        content.addAll(List.of(partition.database(), "p" + task.pass(), "x" + manifest.attempt(), "a" + attempt));
        for (ManifestFile file : files) {
            content.addAll(List.of(file.name(), Long.toString(file.size()), file.etag()));
        }
        return Labels.label(names, content);
    }
}
