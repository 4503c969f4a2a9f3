package io.starmigrate.core.plan;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.file.FileFormat.Kind;
import io.starmigrate.core.starrocks.fingerprint.Shortcoming;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.statement.Publication;
import io.starmigrate.core.starrocks.statement.StagingChoice;
import io.starmigrate.core.starrocks.transfer.SeparatorScan;
import io.starmigrate.core.starrocks.transfer.TransferPlan;
import io.starmigrate.core.starrocks.transfer.TransferPlan.Obstacle;
import io.starmigrate.core.starrocks.transfer.Unload;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.text.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides, table by table, which way it takes, where it is staged, and whether it can be moved at all. Pure. */
public final class TablePlanner {
    private final Capabilities source;
    private final Capabilities target;
    private final DataFilter filter;
    private final Publication unpartitioned;
    private final Unload unload;

    /**
     * A planner for a pair of clusters.
     *
     * @param target what the target can do; the source's capabilities while it is not known
     * @param filter which rows move
     */
    public TablePlanner(Capabilities source, Capabilities target, DataFilter filter) {
        this(source, target, filter, Publication.ofUnpartitioned(target));
    }

    /**
     * A planner for a pair of clusters.
     *
     * @param target what the target can do; the source's capabilities while it is not known
     * @param filter which rows move
     * @param unpartitioned how tables that are not partitioned are published
     */
    public TablePlanner(Capabilities source, Capabilities target, DataFilter filter, Publication unpartitioned) {
        this(source, target, filter, unpartitioned, Unload.AUTO);
    }

    private TablePlanner(
            Capabilities source, Capabilities target, DataFilter filter, Publication unpartitioned, Unload unload) {
        this.unload = unload;
        this.source = source;
        this.target = target;
        this.filter = filter;
        this.unpartitioned = unpartitioned;
    }

    /** The same, for tables that leave the source so where several ways are open. */
    public TablePlanner preferring(Unload wish) {
        return new TablePlanner(source, target, filter, unpartitioned, wish);
    }

    /**
     * Decides for a table of which the target is not known, or has none yet: the staging is left open, and so is
     * whether the target's table fits.
     *
     * @param units what of it moves, as {@link FilteredPartitions} leaves it
     */
    public TablePlan plan(CatalogTable table, List<TableColumn> columns, List<CatalogPartition> units) {
        TransferPlan transfer =
                TransferPlan.of(source, target, columns).filteredBy(filter).preferring(unload);
        return new TablePlan(
                table.name(),
                units.size(),
                way(transfer),
                null,
                new TablePlan.Assessment(transfer.refusals(), notes(table, transfer, columns)));
    }

    /**
     * Decides for a table.
     *
     * @param units what of it moves, as {@link FilteredPartitions} leaves it
     * @param there what the target's table looks like
     */
    public TablePlan plan(
            CatalogTable table, List<TableColumn> columns, List<CatalogPartition> units, TableShape there) {
        TablePlan open = plan(table, columns, units);
        List<Obstacle> refusals = new ArrayList<>(open.assessment().refusals());
        refusals.addAll(new TargetFit(source, target, there).obstacles(columns, table.scheme(), units));
        StagingChoice staging = StagingChoice.of(there.scheme(), unpartitioned);
        List<String> notes = new ArrayList<>(open.assessment().notes());
        notes.addAll(staging.notes());
        computedAlone(columns, there.columns())
                .ifPresent(names -> notes.add("the target's table does not compute " + names
                        + ": what is in them is not compared, and partitions count as partly verified"));
        computedAlone(there.columns(), columns)
                .ifPresent(names -> notes.add("only the target's table computes " + names + ": not compared"));
        return new TablePlan(
                open.table(), open.units(), open.way(), staging, new TablePlan.Assessment(refusals, notes));
    }

    private static Optional<String> computedAlone(List<TableColumn> columns, List<TableColumn> others) {
        Set<String> both = others.stream()
                .filter(column -> column.is(Trait.GENERATED))
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return named(
                columns.stream()
                        .filter(column -> !column.isHidden()
                                && !both.contains(column.name().toLowerCase(Locale.ROOT)))
                        .toList(),
                Trait.GENERATED);
    }

    private static TablePlan.Way way(TransferPlan transfer) {
        Kind format = transfer.path().map(path -> path.format()).orElse(null);
        return new TablePlan.Way(format, transfer.reasons());
    }

    private List<String> notes(CatalogTable table, TransferPlan transfer, List<TableColumn> columns) {
        List<String> notes = new ArrayList<>();
        if (transfer.csv().isPresent()
                && SeparatorScan.of(source, target, columns).isNeeded()) {
            notes.add("a scan of each partition proves the separators before it is exported; where none is free, "
                    + (transfer.parquet().isPresent() ? "the partition goes by Parquet" : "the partition fails"));
        }
        if (table.isPartitioned() && table.scheme().isMovedWhole()) {
            notes.add("the whole table moves again whenever one of its "
                    + Units.counted(table.partitions().size(), "partition") + " changes");
        }
        named(columns, Trait.GENERATED)
                .ifPresent(names ->
                        notes.add("generated columns are left out, the target computes them, and they are compared"
                                + " where both tables have them: " + names));
        named(columns, Trait.AUTO_INCREMENT).ifPresent(names -> notes.add(counting(names)));
        columns.forEach(column ->
                Shortcoming.of(source, target, column).map(TablePlanner::told).ifPresent(notes::add));
        return notes;
    }

    private static String told(Shortcoming shortcoming) {
        return "column " + shortcoming.column() + " is not compared in full: " + shortcoming.what()
                + (shortcoming.always() ? "; partitions with values in it count as partly verified" : "");
    }

    private String counting(String names) {
        return "AUTO_INCREMENT values are kept (" + names + "), and the target's counter does not follow: "
                + (target.has(Capability.SET_AUTO_INCREMENT)
                        ? "after the move run ALTER TABLE … AUTO_INCREMENT = <above the highest value>"
                        : target + " cannot set it, so let writers give the values");
    }

    private static Optional<String> named(List<TableColumn> columns, Trait trait) {
        String names = columns.stream()
                .filter(column -> column.is(trait))
                .map(TableColumn::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }
}
