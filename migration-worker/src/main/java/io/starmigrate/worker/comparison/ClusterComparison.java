package io.starmigrate.worker.comparison;

import io.starmigrate.core.comparison.Bundle;
import io.starmigrate.core.comparison.Comparison;
import io.starmigrate.core.comparison.Hindrance;
import io.starmigrate.core.comparison.LeftOut;
import io.starmigrate.core.comparison.Measured;
import io.starmigrate.core.comparison.PartitionPair;
import io.starmigrate.core.comparison.Sides;
import io.starmigrate.core.comparison.TableComparison;
import io.starmigrate.core.comparison.TablePair;
import io.starmigrate.core.comparison.TableView;
import io.starmigrate.core.comparison.Verdicts;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Selection;
import io.starmigrate.core.plan.TableSelection;
import io.starmigrate.core.plan.TaskFilter;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.ClusterView;
import io.starmigrate.worker.starrocks.ClusterViews;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Compares every selected table of both clusters as they are now: both catalogs first, once for each table, then the
 * fingerprints, a few at once on each cluster, the largest partitions first, and at last the keys that differ, if they
 * are wanted. What it answers does not depend on the order in which the clusters do.
 */
public final class ClusterComparison implements AutoCloseable {
    private final BoundedView source;
    private final BoundedView target;
    private final Measurement measurement;
    private final Capabilities common;
    private final Selection selection;
    private final int keys;
    private final ComparedSelection wanted;

    /**
     * @param keys of how many keys of each partition it says that they differ; 0 where nobody wants to know
     * @param wanted what of the selection is compared
     * @param atOnce {@code VERIFY_CONCURRENCY}: how many statements run at once on each cluster, from 1; fewer on one
     *     that is under pressure
     */
    public ClusterComparison(
            ClusterViews views,
            Selection selection,
            int keys,
            ComparedSelection wanted,
            int atOnce,
            InstantSource clock) {
        this.source = new BoundedView("source", views.source(), atOnce, clock);
        this.target = new BoundedView("target", views.target(), atOnce, clock);
        this.measurement = new Measurement(source, target);
        this.common = views.common();
        this.selection = selection;
        this.keys = keys;
        this.wanted = wanted;
    }

    /** One of what a configuration selects, with as many statements at once as it allows. */
    static ClusterComparison of(
            MigrationConfig config, ClusterViews views, int keys, ComparedSelection wanted, InstantSource clock) {
        return new ClusterComparison(
                views, config.selection(), keys, wanted, config.limits().verifyConcurrency(), clock);
    }

    /** Hears how far it is; called from many threads. */
    @FunctionalInterface
    public interface Watcher {
        /** So many partitions of so many were compared. */
        void compared(long done, long total);
    }

    private record Chosen(List<TableComparison> tables, LeftOut leftOut) {}

    private record Work(TableComparison table, Bundle bundle) {}

    /**
     * Compares.
     *
     * @param job whose commands are named
     * @param tasks what the recorder knows of the job: of each partition the latest
     * @throws IllegalArgumentException when the selection cannot be applied
     * @throws ClusterException when a cluster does not even list its tables
     */
    public Comparison compare(String job, List<PartitionTask> tasks, Watcher watcher) {
        Chosen chosen = chosen();
        List<TableComparison> tables = chosen.tables;
        Map<PartitionPair, Measured> measured = measure(tables, watcher);
        if (keys > 0) {
            tables.forEach(table -> search(table, measured));
        }
        Verdicts verdicts = new Verdicts(job);
        Map<String, Map<String, PartitionTask>> known = byName(tasks);
        return new Comparison(
                tables.stream()
                        .map(table -> verdicts.table(
                                table,
                                measured,
                                known.getOrDefault(table.names().table(), Map.of())))
                        .toList(),
                chosen.leftOut);
    }

    private Chosen chosen() {
        CompletableFuture<List<String>> here = source.ask(view -> view.tables());
        CompletableFuture<List<String>> there = target.ask(view -> view.tables());
        TaskFilter taskFilter = selection.taskFilter();
        List<CompletableFuture<TableRead>> reads =
                TablePair.of(selection, joined(here), joined(there), this::views).stream()
                        .filter(names -> wanted.concerns(names.table()))
                        .map(this::read)
                        .toList();
        List<TableComparison> tables = reads.stream()
                .map(read -> read.join().comparison(taskFilter, common))
                .toList();
        if (wanted.isAll() && tables.stream().allMatch(TableComparison::isRead)) {
            TableComparison.refuseUnknown(taskFilter, tables);
        }
        return new Chosen(
                tables.stream()
                        .map(table ->
                                table.only(pair -> wanted.concerns(table.names().table(), pair.partition())))
                        .toList(),
                leftOut(joined(here), tables));
    }

    /** Of what is wanted alone nobody asks what else there is. */
    private LeftOut leftOut(List<String> here, List<TableComparison> tables) {
        if (!wanted.isAll()) {
            return LeftOut.NONE;
        }
        TableSelection selected = TableSelection.of(selection.tableNames());
        return new LeftOut(
                here.stream()
                        .filter(table -> !selected.includes(table))
                        .sorted()
                        .toList(),
                tables.stream()
                        .flatMap(table -> table.leftOut().stream()
                                .map(partition -> table.names().table() + "/" + partition))
                        .toList());
    }

    private List<String> views() {
        CompletableFuture<List<String>> here = source.ask(ClusterView::views);
        CompletableFuture<List<String>> there = target.ask(ClusterView::views);
        return Stream.concat(
                        joined(here).stream(),
                        joined(there).stream().flatMap(called -> selection.sourceName(called).stream()))
                .toList();
    }

    private CompletableFuture<TableRead> read(TablePair names) {
        CompletableFuture<Optional<TableView>> here =
                names.sides() == Sides.TARGET ? nothing() : source.ask(view -> Optional.of(view.table(names.table())));
        CompletableFuture<Optional<TableView>> there =
                names.sides() == Sides.SOURCE ? nothing() : target.ask(view -> Optional.of(view.table(names.called())));
        return here.thenCombine(
                        there,
                        (one, other) ->
                                new TableRead(names, one.orElse(null), other.orElse(null), "", Hindrance.PASSING))
                .exceptionally(failed ->
                        new TableRead(names, null, null, Measurement.told(failed), Measurement.hindrance(failed)));
    }

    private Map<PartitionPair, Measured> measure(List<TableComparison> tables, Watcher watcher) {
        long total =
                tables.stream().mapToLong(table -> table.measurable().size()).sum();
        AtomicLong done = new AtomicLong();
        watcher.compared(0, total);
        List<CompletableFuture<Map<PartitionPair, Measured>>> asked = work(tables).stream()
                .map(work -> measurement.of(work.table(), work.bundle()).whenComplete((measured, failed) -> {
                    int more = work.bundle().pairs().size();
                    watcher.compared(done.addAndGet(more), total);
                }))
                .toList();
        Map<PartitionPair, Measured> all = new HashMap<>();
        asked.forEach(measured -> all.putAll(measured.join()));
        return all;
    }

    /** One partition after another: each answer may be of many thousand buckets. */
    private void search(TableComparison table, Map<PartitionPair, Measured> measured) {
        KeySearch search = new KeySearch(source, target, keys);
        table.measurable()
                .forEach(pair -> measured.computeIfPresent(
                        pair,
                        (key, found) -> KeySearch.concerns(found) ? found.with(search.of(table, pair, found)) : found));
    }

    /** The largest first: what takes longest must not begin last. */
    private static List<Work> work(List<TableComparison> tables) {
        return tables.stream()
                .flatMap(table -> Bundle.of(table.measurable()).stream().map(bundle -> new Work(table, bundle)))
                .sorted(Comparator.comparingLong((Work work) -> work.bundle().bytes())
                        .reversed())
                .toList();
    }

    private static <T> CompletableFuture<Optional<T>> nothing() {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    private static Map<String, Map<String, PartitionTask>> byName(List<PartitionTask> tasks) {
        Map<String, Map<String, PartitionTask>> byName = new HashMap<>();
        tasks.forEach(task -> byName.computeIfAbsent(task.id().partition().table(), table -> new HashMap<>())
                .put(task.id().partition().partition(), task));
        return byName;
    }

    private static <T> T joined(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** Ends the comparison early: what is not compared by then is not compared. Returns at once. */
    public void stop() {
        source.stop();
        target.stop();
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
