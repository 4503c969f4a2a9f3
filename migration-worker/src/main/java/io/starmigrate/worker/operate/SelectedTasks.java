package io.starmigrate.worker.operate;

import io.starmigrate.core.config.Nearest;
import io.starmigrate.core.plan.TableSelection;
import io.starmigrate.core.starrocks.sql.WrittenName;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.UnreadableItemException;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.status.ConfirmedLook;
import io.starmigrate.worker.status.StatusReader;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the partition tasks a command is about. A name that nothing has is refused: it is most likely misspelt. */
public final class SelectedTasks {
    private static final int SHOWN = 10;
    private static final int LOOKS = 2;

    private final TaskRecorder recorder;

    public SelectedTasks(TaskRecorder recorder) {
        this.recorder = recorder;
    }

    /**
     * The latest task of every partition of a job that is meant.
     *
     * @throws IllegalArgumentException when the job has no such table, partition or file, naming those it has
     */
    public List<PartitionTask> of(String job, TaskSelection selection) {
        return withFile(selection, withPartition(selection, withTable(selection, tasks(job))));
    }

    /**
     * Whether all that is under way of these is listed, so that whoever plans next sees it: an index, which that goes
     * by, may be a moment late. It asks for two tasks of each of these partitions.
     */
    public boolean areListed(String job, TaskSelection selection) {
        Picture seen = new Picture(job, of(job, selection));
        return seen.equals(new ConfirmedLook(recorder).ofAll(seen));
    }

    /**
     * A task that goes back to an earlier state while the states are read one after the other is missed by one look.
     */
    private List<PartitionTask> tasks(String job) {
        Map<PartitionId, PartitionTask> tasks = new LinkedHashMap<>();
        for (int look = 0; look < LOOKS; look++) {
            new StatusReader(recorder)
                    .read(job)
                    .tasks()
                    .forEach(task -> tasks.put(task.id().partition(), task));
        }
        return List.copyOf(tasks.values());
    }

    private static List<PartitionTask> withTable(TaskSelection selection, List<PartitionTask> tasks) {
        String glob = selection.table();
        if (glob == null) {
            return tasks;
        }
        TableSelection chosen = TableSelection.of(List.of(glob));
        Set<String> known = tasks.stream()
                .map(task -> task.id().partition().table())
                .collect(Collectors.toCollection(TreeSet::new));
        requireAny(chosen.select(List.copyOf(known)), "table", glob, known);
        return tasks.stream()
                .filter(task -> chosen.includes(task.id().partition().table()))
                .toList();
    }

    private static List<PartitionTask> withPartition(TaskSelection selection, List<PartitionTask> tasks) {
        String name = selection.partition();
        if (name == null) {
            return tasks;
        }
        List<PartitionTask> chosen = tasks.stream()
                .filter(task -> task.id().partition().partition().equals(WrittenName.of(name)))
                .toList();
        Set<String> known = tasks.stream()
                .map(task -> task.id().partition().partition())
                .collect(Collectors.toCollection(TreeSet::new));
        requireAny(chosen, "partition", name, known);
        return chosen;
    }

    private List<PartitionTask> withFile(TaskSelection selection, List<PartitionTask> tasks) {
        String name = selection.file();
        if (name == null) {
            return tasks;
        }
        Set<String> known = new LinkedHashSet<>();
        List<PartitionTask> chosen = tasks.stream()
                .filter(task -> {
                    Set<String> files = files(task);
                    known.addAll(files);
                    return files.contains(name);
                })
                .toList();
        requireAny(chosen, "file", name, known);
        return chosen;
    }

    /** Of what cannot be read nobody knows which files it has: it is retried by its partition. */
    private Set<String> files(PartitionTask task) {
        try {
            return readable(task);
        } catch (UnreadableItemException damaged) {
            return Set.of();
        }
    }

    private Set<String> readable(PartitionTask task) {
        Stream<String> heardOf =
                recorder.files(task.id()).stream().map(FileTask::id).map(id -> id.name());
        return Stream.concat(heardOf, listed(task)).collect(Collectors.toSet());
    }

    private Stream<String> listed(PartitionTask task) {
        return recorder.manifest(task).map(Manifest::arrivals).stream()
                .flatMap(List::stream)
                .map(ManifestFile::name);
    }

    private static void requireAny(Collection<?> found, String kind, String name, Set<String> known) {
        if (found.isEmpty()) {
            String near = Nearest.among(known.stream(), name)
                    .map(word -> "did you mean \"" + word + "\"? ")
                    .orElse("");
            List<String> some = known.stream().limit(SHOWN).toList();
            throw new IllegalArgumentException("Cannot find " + kind + " \"" + name + "\" in the job: " + near
                    + "it has " + some + (known.size() > SHOWN ? " and " + (known.size() - SHOWN) + " more" : ""));
        }
    }
}
