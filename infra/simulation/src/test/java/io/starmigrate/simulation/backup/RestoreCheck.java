package io.starmigrate.simulation.backup;

import io.starmigrate.core.backup.Gaps.Gap;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.simulation.backup.BackedUpSource.Attempt;
import io.starmigrate.simulation.backup.BackedUpSource.Run;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.worker.backup.ChosenBackup;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.status.StatusReader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a restore that has ended shows what it says, by the books of the exports. */
record RestoreCheck(
        TravelBench bench, BackedUpSource source, ChosenBackup chosen, Set<Place> tampered, List<String> damages) {
    /**
     * Compares what the target shows of the job's tables.
     *
     * @param listed whose inventory lay there; null where none did
     * @param dropped whether what the source had dropped was to come, too
     * @return whether the restore was complete
     */
    boolean of(@Nullable Run listed, Map<String, Gap> lacking, List<String> past, boolean dropped) {
        List<PartitionTask> tasks = new StatusReader(bench.recorder).read("job").tasks();
        boolean complete = lacking.isEmpty()
                && past.isEmpty()
                && chosen.damaged().isEmpty()
                && tasks.stream()
                        .map(PartitionTask::state)
                        .allMatch(state -> state == PartitionState.PUBLISHED || state == PartitionState.CANCELLED);
        Set<String> named = new HashSet<>(past);
        named.addAll(lacking.keySet());
        named.addAll(chosen.damaged().keySet());
        tasks.stream()
                .filter(task -> task.state() != PartitionState.PUBLISHED)
                .map(task -> task.id().partition().table() + "/"
                        + task.id().partition().partition())
                .forEach(named::add);
        Run run = listed != null && isOvertaken(listed) ? null : listed;
        tasks.stream().map(task -> task.id().partition().table()).distinct().forEach(table -> {
            if (run == null || !run.tables().contains(table)) {
                shows(table);
            } else {
                shows(run, table, dropped, complete ? Set.of() : named);
            }
        });
        return complete;
    }

    /** Whether another job of that name has exported something since, and has told of no run yet. */
    private boolean isOvertaken(Run run) {
        return source.attempts.stream()
                .filter(attempt -> attempt.written().isAfter(run.written()))
                .filter(attempt -> !attempt.of().equals(run.of()))
                .anyMatch(attempt -> source.isDescribed(attempt.folder()));
    }

    /** What nothing tells the run of is at least what was exported at once. */
    private void shows(String table) {
        bench.state.places(table).forEach(place -> {
            List<String> shown = shown(place);
            boolean exported = source.attempts.stream()
                    .filter(attempt -> attempt.place().equals(place))
                    .anyMatch(attempt -> attempt.rows().equals(shown));
            if (!shown.isEmpty() && !exported) {
                damages.add(place + " shows " + shown + ", which no export has left");
            }
        });
    }

    private void shows(Run run, String table, boolean dropped, Set<String> named) {
        Set<Place> places = new HashSet<>(bench.state.places(table));
        run.held().keySet().stream()
                .filter(place -> place.table().equals(table))
                .forEach(places::add);
        boolean isChosen = chosen.manifests().stream()
                .anyMatch(manifest -> manifest.task().partition().table().equals(table));
        for (Place place : places) {
            if (!isChosen && tampered.contains(place)) {
                // Whoever restores other tables looks at none of these.
                continue;
            }
            List<String> wanted = wanted(run, place, dropped);
            boolean isNamed = named.contains(table) || named.contains(table + "/" + place.partition());
            if (!wanted.equals(shown(place)) && !isNamed) {
                damages.add(place + " shows " + shown(place) + ", and the run of " + run.written() + " has left "
                        + wanted + "; named are " + named + "; told was " + chosen.remarks());
            }
        }
    }

    private List<String> wanted(Run run, Place place, boolean dropped) {
        List<Attempt> lying = source.attempts.stream()
                .filter(attempt -> attempt.place().equals(place) && attempt.of().equals(run.of()))
                .filter(attempt -> source.isDescribed(attempt.folder()))
                .toList();
        List<Attempt> newer = lying.stream()
                .filter(attempt -> attempt.written().isAfter(run.written()))
                .toList();
        if (!newer.isEmpty()) {
            return newer.get(newer.size() - 1).rows();
        }
        return run.held().containsKey(place) || !dropped || lying.isEmpty()
                ? run.held().getOrDefault(place, List.of())
                : lying.get(lying.size() - 1).rows();
    }

    private List<String> shown(Place place) {
        return bench.state.rows(place).stream().sorted().collect(Collectors.toList());
    }
}
