package io.starmigrate.worker.cutover;

import io.starmigrate.core.cutover.Looks;
import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.Switchover;
import io.starmigrate.worker.starrocks.Switchover.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out whether writes to the source have stopped. */
final class Freeze {
    private final TaskRecorder recorder;
    private final Supplier<SourceCluster> source;
    private final Supplier<Switchover> switching;
    private final Consumer<Duration> pause;

    Freeze(
            TaskRecorder recorder,
            Supplier<SourceCluster> source,
            Supplier<Switchover> switching,
            Consumer<Duration> pause) {
        this.recorder = recorder;
        this.source = source;
        this.switching = switching;
        this.pause = pause;
    }

    /**
     * What two looks have found.
     *
     * @param tables digests of what the source's tables are
     * @param broken what has written or is writing, as the beginning of a sentence; empty where nothing does
     */
    record Look(Map<String, String> tables, Optional<String> broken) {}

    /** Two looks that are alike do not prove a freeze, but two that are not disprove it, before anything is moved. */
    Look look(String job) {
        List<String> writing = writing();
        if (!writing.isEmpty()) {
            return new Look(Map.of(), Optional.of("at work are " + writing));
        }
        List<CatalogTable> before = catalog(job);
        pause.accept(Looks.APART);
        List<CatalogTable> after = catalog(job);
        List<String> moved = Looks.moved(before, after);
        return new Look(
                Looks.digests(after),
                moved.isEmpty()
                        ? Optional.empty()
                        : Optional.of(moved + " were written to within " + Looks.APART.toSeconds() + " s"));
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
