package io.starmigrate.core.comparison;

import io.starmigrate.core.plan.ColumnMatch;
import io.starmigrate.core.plan.TableShape;
import io.starmigrate.core.plan.TaskFilter;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.fingerprint.BucketQuery;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.text.SettingName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is to be compared of a table of both sides, as their catalogs tell it. Pure.
 *
 * @param names the table
 * @param obstacles what keeps its rows from being compared, one sentence each; then nothing of it is measured
 * @param atSource the source's table; null when the source has none
 * @param atTarget the target's table; null when the target has none
 * @param pairs what is compared as one; none where the filter leaves nothing of the table
 * @param hindrance of what kind it is that keeps it from being read; where nothing does it says nothing
 */
public record TableComparison(
        TablePair names,
        List<String> obstacles,
        @Nullable TableView atSource,
        @Nullable TableView atTarget,
        List<PartitionPair> pairs,
        Hindrance hindrance) {
    public TableComparison {
        obstacles = List.copyOf(obstacles);
        pairs = List.copyOf(pairs);
    }

    /** One that can be read, or may be the next time. */
    public TableComparison(
            TablePair names,
            List<String> obstacles,
            @Nullable TableView atSource,
            @Nullable TableView atTarget,
            List<PartitionPair> pairs) {
        this(names, obstacles, atSource, atTarget, pairs, Hindrance.PASSING);
    }

    /**
     * Decides what is to be compared.
     *
     * @param common what both clusters can do
     * @throws IllegalArgumentException when the filter cannot be applied, as in planning
     */
    public static TableComparison of(
            TablePair names,
            @Nullable TableView source,
            @Nullable TableView target,
            TaskFilter filter,
            Capabilities common) {
        List<PartitionPair> pairs = PartitionPairs.of(names.table(), source, target, filter);
        List<String> obstacles = new ArrayList<>();
        if (source != null && target != null) {
            TableShape.partitionedOtherwise(
                            source.table().scheme(), target.table().scheme())
                    .ifPresent(obstacles::add);
            obstacles.addAll(ColumnDifferences.of(source.columns(), target.columns(), common));
        }
        return new TableComparison(names, obstacles, source, target, pairs);
    }

    /**
     * Refuses a filter that names partitions no table has on either side, as planning does.
     *
     * @throws IllegalArgumentException naming them
     */
    public static void refuseUnknown(TaskFilter filter, List<TableComparison> tables) {
        if (filter.mode() != TaskFilter.Mode.EACH) {
            return;
        }
        List<String> unknown = new ArrayList<>(filter.arguments());
        tables.forEach(table -> table.pairs().forEach(pair -> unknown.remove(pair.partition())));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("Cannot compare the partitions " + unknown
                    + ": no selected table has them on either side; correct " + SettingName.TASK_FILTER);
        }
    }

    /** A table of which not even the catalogs could be read. */
    public static TableComparison unread(TablePair names, String why) {
        return new TableComparison(names, List.of(why), null, null, List.of());
    }

    /** The same, for a reason of this kind. */
    public static TableComparison unread(TablePair names, String why, Hindrance kind) {
        return new TableComparison(names, List.of(why), null, null, List.of(), kind);
    }

    /** The source's partitions that are in no pair, in the catalog's order. */
    public List<String> leftOut() {
        Set<String> paired = pairs.stream().map(PartitionPair::partition).collect(Collectors.toSet());
        return atSource == null
                ? List.of()
                : atSource.table().units().stream()
                        .map(CatalogPartition::name)
                        .filter(name -> !paired.contains(name))
                        .toList();
    }

    /** The same, of which only these pairs are compared. */
    public TableComparison only(Predicate<PartitionPair> wanted) {
        return new TableComparison(
                names,
                obstacles,
                atSource,
                atTarget,
                pairs.stream().filter(wanted).toList(),
                hindrance);
    }

    /** Whether the catalogs could be read. */
    public boolean isRead() {
        return atSource != null || atTarget != null;
    }

    /** What is measured: nothing while there are obstacles. */
    public List<PartitionPair> measurable() {
        return obstacles.isEmpty() ? pairs : List.of();
    }

    /** The columns whose values are compared, as the source has them. */
    public List<TableColumn> sourceColumns() {
        return atSource == null ? List.of() : shown(atSource);
    }

    /** The same columns as the target has them; all of them where the source has no such table. */
    public List<TableColumn> targetColumns() {
        if (atTarget == null) {
            return List.of();
        }
        return atSource == null
                ? shown(atTarget)
                : shown(atSource).stream()
                        .flatMap(column -> ColumnMatch.find(atTarget.columns(), column.name()).stream())
                        .toList();
    }

    /**
     * The columns by which rows of the table are named on both sides; none where no column will do, or one side has no
     * such table.
     */
    public List<String> rowNames() {
        return atSource == null || atTarget == null ? List.of() : BucketQuery.keys(sourceColumns(), atSource.model());
    }

    private static List<TableColumn> shown(TableView side) {
        return side.columns().stream().filter(column -> !column.isHidden()).toList();
    }
}
