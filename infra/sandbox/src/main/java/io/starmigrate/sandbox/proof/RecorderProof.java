package io.starmigrate.sandbox.proof;

import io.starmigrate.core.task.Lifecycle;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.Transition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what the recorder says of a job that has ended. To be used from one thread. */
final class RecorderProof {
    private final TaskRecorder recorder;

    RecorderProof(TaskRecorder recorder) {
        this.recorder = recorder;
    }

    List<PartitionTask> tasks(String job) {
        return Stream.of(PartitionState.values())
                .flatMap(state -> recorder.partitions(job, state))
                .toList();
    }

    List<String> damages(String job) {
        List<String> damages = new ArrayList<>();
        List<PartitionTask> tasks = tasks(job);
        if (tasks.isEmpty()) {
            damages.add("nothing of job " + job + " is in the recorder");
        }
        for (PartitionTask task : tasks) {
            if (task.state() != PartitionState.PUBLISHED) {
                damages.add(
                        task.id() + " is " + task.state() + ": " + task.change().why());
            }
            transitions(task, damages);
            loads(task, damages);
        }
        return damages;
    }

    private void transitions(PartitionTask task, List<String> damages) {
        Transition before = null;
        for (Transition step : recorder.history(task.id())) {
            boolean first = before == null && step.version() == 1 && step.state() == PartitionState.PLANNED;
            boolean follows = before != null
                    && step.version() == before.version() + 1
                    && (step.state() == before.state() || Lifecycle.PARTITION.allows(before.state(), step.state()));
            if (!first && !follows) {
                damages.add(task.id() + " went from " + before + " to " + step);
            }
            before = step;
        }
        if (before == null || before.version() != task.version()) {
            damages.add(task.id() + " has version " + task.version() + ", its history ends with " + before);
        }
    }

    /** In one pass no file is loaded by two loads. */
    private void loads(PartitionTask task, List<String> damages) {
        Map<String, String> loaded = new HashMap<>();
        for (Load load : recorder.loads(task.id())) {
            if (load.state() == LoadState.FINISHED) {
                load.files().forEach(file -> {
                    String other = loaded.put(load.pass() + "/" + file, load.label());
                    if (other != null) {
                        damages.add(task.id() + " has " + file + " in two loads: " + other + ", " + load.label());
                    }
                });
            }
        }
    }
}
