package io.starmigrate.worker.cutover;

import io.starmigrate.core.cutover.Looks;
import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.Switchover;
import io.starmigrate.worker.starrocks.Switchover.Listing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out whether writes to the source have stopped. */
final class Freeze {
    private final TaskRecorder recorder;
    private final Supplier<SourceCluster> source;
    private final Supplier<Switchover> switching;
    private List<CatalogTable> seen = List.of();

    Freeze(TaskRecorder recorder, Supplier<SourceCluster> source, Supplier<Switchover> switching) {
        this.recorder = recorder;
        this.source = source;
        this.switching = switching;
    }

    /**
     * The first of two looks. Two that are alike do not prove a freeze, but two that are not disprove it, before
     * anything is moved.
     *
     * @return what is writing, as the beginning of a sentence; empty where nothing does
     */
    Optional<String> lookFirst(String job) {
        List<String> writing = writing();
        if (!writing.isEmpty()) {
            return Optional.of("at work are " + writing);
        }
        seen = catalog(job);
        return Optional.empty();
    }

    /** The second, {@link Looks#APART} later; what has written meanwhile. */
    Optional<String> lookAgain(String job) {
        List<CatalogTable> before = seen;
        seen = catalog(job);
        List<String> moved = Looks.moved(before, seen);
        return moved.isEmpty()
                ? Optional.empty()
                : Optional.of(moved + " were written to within " + Looks.APART.toSeconds() + " s");
    }

    /** Digests of what the source's tables were at the last look. */
    Map<String, String> tables() {
        return Looks.digests(seen);
    }

    /** What has written, or is writing, since it was proved; empty where nothing has. */
    Optional<String> brokenSince(String job, CutoverProgress proved) {
        List<String> writing = writing();
        if (!writing.isEmpty()) {
            return Optional.of("at work are " + writing);
        }
        List<String> changed = Looks.changed(proved.frozen(), Looks.digests(catalog(job)));
        Instant since = proved.frozenAt();
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of("tables " + changed + " were written to since it was proved, " + since);
    }

    /** What writes to the source as far as it tells; what it does not tell is found by what was written. */
    private List<String> writing() {
        try (Switchover both = switching.get()) {
            return Stream.concat(
                            both.writers().values().stream().map(Listing::listed),
                            Stream.of(both.transactions().listed()))
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private List<CatalogTable> catalog(String job) {
        SourceCluster cluster = source.get();
        List<String> tables = recorder.job(job).map(Job::tables).orElse(List.of());
        // Applications stand still: what one question tells is not asked for by table.
        Map<String, CatalogTable> told = cluster.overview(tables).stream()
                .collect(Collectors.toMap(table -> table.name().table(), Function.identity()));
        return tables.stream()
                .map(name -> Optional.ofNullable(told.get(name)).orElseGet(() -> cluster.table(name)))
                .toList();
    }
}
