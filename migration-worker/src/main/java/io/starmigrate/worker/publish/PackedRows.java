package io.starmigrate.worker.publish;

import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.LoadKind;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the rows that were counted when files were packed with those that their loads say they have loaded. A load
 * is asked about only where all of its files were counted; several are compared by their sum, because a load tells no
 * more. Safe for use by many threads.
 */
final class PackedRows {
    private static final int NAMED = 5;

    private final TaskRecorder recorder;

    PackedRows(TaskRecorder recorder) {
        this.recorder = recorder;
    }

    /** What is wrong with one of the loads of a task's pass, in words; empty when nothing is, or nobody counted. */
    Optional<String> difference(PartitionTask task, Manifest manifest) {
        if (manifest.packing() == null) {
            return Optional.empty();
        }
        Map<FileTaskId, Long> counted = new HashMap<>();
        for (FileTask file : recorder.files(task.id())) {
            Long rows = file.rows();
            if (rows != null) {
                counted.put(file.id(), rows);
            }
        }
        return recorder.loads(task.id()).stream()
                .filter(load -> load.pass() == task.pass()
                        && load.state() == LoadState.FINISHED
                        && load.kind() == LoadKind.FILES)
                .flatMap(load -> difference(load, manifest, counted).stream())
                .findFirst();
    }

    private static Optional<String> difference(Load load, Manifest manifest, Map<FileTaskId, Long> counted) {
        List<FileTaskId> files = load.files().stream()
                .map(name -> new FileTaskId(manifest.task(), manifest.attempt(), name))
                .toList();
        Long told = load.rows();
        if (told == null || !counted.keySet().containsAll(files)) {
            return Optional.empty();
        }
        long packed =
                files.stream().mapToLong(file -> counted.getOrDefault(file, 0L)).sum();
        return packed == told
                ? Optional.empty()
                : Optional.of("load " + load.label() + " reports " + Units.counted(told, "row") + " of "
                        + Units.named(load.files(), NAMED) + ", packed with " + Units.counted(packed, "row"));
    }
}
