package io.starmigrate.worker.load;

import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionTask;
import java.util.List;

/** Names loads by what they load: the same files of the same pass make the same label, whoever submits it. */
@FunctionalInterface
public interface LoadLabels {
    /**
     * @param job the id of the job: two jobs of one name, in two installations, make different labels
     * @param files the files the load takes, in name order
     * @param attempt from 1; grows only after StarRocks itself said CANCELLED
     * @return a label as StarRocks accepts it: {@code ^[-\w]{1,128}$}
     */
    String label(JobId job, PartitionTask task, Manifest manifest, List<ManifestFile> files, int attempt);
}
