package io.starmigrate.core.starrocks.transfer;

import io.starmigrate.core.starrocks.Capabilities;
import io.starmigrate.core.starrocks.Capability;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.transfer.ColumnRoute.Carried;
import io.starmigrate.core.starrocks.transfer.ColumnRoute.Refused;
import io.starmigrate.core.starrocks.transfer.TransferPath.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which ways a table can take between two clusters, decided by its columns' types, and why the others are closed. CSV
 * by EXPORT is taken where it is open, because its jobs can be watched and adopted; Parquet by INSERT INTO FILES is the
 * answer where types, or values found by {@link SeparatorScan}, close it. Pure and immutable.
 */
public final class TransferPlan {
    private final @Nullable TransferPath csv;
    private final @Nullable TransferPath parquet;
    private final List<String> csvObstacles;
    private final List<String> parquetObstacles;

    private TransferPlan(
            @Nullable TransferPath csv,
            @Nullable TransferPath parquet,
            List<String> csvObstacles,
            List<String> parquetObstacles) {
        this.csv = csv;
        this.parquet = parquet;
        this.csvObstacles = List.copyOf(csvObstacles);
        this.parquetObstacles = List.copyOf(parquetObstacles);
    }

    /**
     * Decides for a table.
     *
     * @param source the cluster that unloads
     * @param target the cluster that loads
     * @param columns the table's columns; generated ones are left out, the target computes them
     */
    public static TransferPlan of(Capabilities source, Capabilities target, List<TableColumn> columns) {
        List<TableColumn> carried = TableColumn.carried(columns);
        List<String> csvObstacles = new ArrayList<>();
        List<String> parquetObstacles = new ArrayList<>();
        if (carried.isEmpty()) {
            throw new IllegalArgumentException("Cannot move a table without columns");
        }
        if (!source.has(Capability.FILES_UNLOAD)) {
            parquetObstacles.add(
                    source + " writes no Parquet; INSERT INTO FILES came with " + Capability.FILES_UNLOAD.since());
        }
        CsvRoutes csvRoutes = new CsvRoutes(source, target);
        ParquetRoutes parquetRoutes = new ParquetRoutes(source, target);
        TransferPath csv = path(Format.CSV, carried, csvRoutes::of, csvObstacles);
        TransferPath parquet = path(Format.PARQUET, carried, parquetRoutes::of, parquetObstacles);
        if (csv != null && parquet != null && !csv.doubts().isEmpty()) {
            // Doubts are for the fingerprint to settle only where there is no certain way.
            csvObstacles.addAll(csv.doubts());
            csv = null;
        }
        return new TransferPlan(csv, parquet, csvObstacles, parquetObstacles);
    }

    private static @Nullable TransferPath path(
            Format format,
            List<TableColumn> columns,
            Function<TableColumn, ColumnRoute> routes,
            List<String> obstacles) {
        List<Carried> carried = new ArrayList<>();
        for (TableColumn column : columns) {
            ColumnRoute route = routes.apply(column);
            if (route instanceof Carried open) {
                carried.add(open);
            } else if (route instanceof Refused closed) {
                obstacles.add("column " + column.name() + ": " + closed.reason());
            }
        }
        return obstacles.isEmpty() ? new TransferPath(format, carried) : null;
    }

    /** The way to take; empty when none is open, and then the table is refused for {@link #reasons()}. */
    public Optional<TransferPath> path() {
        return csv == null ? parquet() : Optional.of(csv);
    }

    /** The way by CSV, where it is open. */
    public Optional<TransferPath> csv() {
        return Optional.ofNullable(csv);
    }

    /** The way by Parquet, where it is open. */
    public Optional<TransferPath> parquet() {
        return Optional.ofNullable(parquet);
    }

    /** This plan with CSV closed for one more reason, such as values that no separator can keep apart. */
    public TransferPlan withoutCsv(String reason) {
        List<String> obstacles = new ArrayList<>(csvObstacles);
        obstacles.add(reason);
        return new TransferPlan(null, parquet, obstacles, parquetObstacles);
    }

    /** Why the ways are as they are, one sentence each, for {@code migrate plan}. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        if (csv != null) {
            reasons.add("CSV by EXPORT carries every column");
            csv.doubts().forEach(doubt -> reasons.add("for the fingerprint to settle: " + doubt));
            return List.copyOf(reasons);
        }
        csvObstacles.forEach(obstacle -> reasons.add("not by CSV: " + obstacle));
        if (parquet != null) {
            reasons.add("Parquet by INSERT INTO FILES carries every column");
        } else {
            parquetObstacles.forEach(obstacle -> reasons.add("not by Parquet: " + obstacle));
        }
        return List.copyOf(reasons);
    }
}
