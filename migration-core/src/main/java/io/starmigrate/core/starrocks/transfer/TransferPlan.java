package io.starmigrate.core.starrocks.transfer;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.catalog.TableColumn.Trait;
import io.starmigrate.core.starrocks.file.FileFormat.Kind;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.transfer.ColumnRoute.Carried;
import io.starmigrate.core.starrocks.transfer.ColumnRoute.Refused;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.text.SettingName;
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
    private final List<Obstacle> csvObstacles;
    private final List<Obstacle> parquetObstacles;

    private TransferPlan(
            @Nullable TransferPath csv,
            @Nullable TransferPath parquet,
            List<Obstacle> csvObstacles,
            List<Obstacle> parquetObstacles) {
        this.csv = csv;
        this.parquet = parquet;
        this.csvObstacles = List.copyOf(csvObstacles);
        this.parquetObstacles = List.copyOf(parquetObstacles);
    }

    /**
     * What closes a way.
     *
     * @param column the column that cannot go it; empty when it is closed for the whole table
     * @param reason why
     */
    public record Obstacle(String column, String reason) {
        static Obstacle ofTable(String reason) {
            return new Obstacle("", reason);
        }

        @Override
        public String toString() {
            return column.isEmpty() ? reason : "column " + column + ": " + reason;
        }
    }

    /**
     * Decides for a table.
     *
     * @param source the cluster that unloads
     * @param target the cluster that loads
     * @param columns the table's columns; generated ones are left out, the target computes them
     * @throws IllegalArgumentException when no column is left
     */
    public static TransferPlan of(Capabilities source, Capabilities target, List<TableColumn> columns) {
        List<TableColumn> carried = TableColumn.carried(columns);
        List<Obstacle> csvObstacles = new ArrayList<>();
        List<Obstacle> parquetObstacles = new ArrayList<>();
        if (carried.isEmpty()) {
            throw new IllegalArgumentException("Cannot move a table without columns");
        }
        if (!source.has(Capability.FILES_UNLOAD)) {
            parquetObstacles.add(Obstacle.ofTable(
                    source + " writes no Parquet; INSERT INTO FILES came with " + Capability.FILES_UNLOAD.since()));
        }
        FieldNames fields = FieldNames.of(columns);
        CsvRoutes csvRoutes = new CsvRoutes(fields);
        ParquetRoutes parquetRoutes = new ParquetRoutes(source, target, fields);
        TransferPath csv = path(Kind.CSV, carried, known(target, csvRoutes::of), csvObstacles);
        TransferPath parquet = path(Kind.PARQUET, carried, known(target, parquetRoutes::of), parquetObstacles);
        if (csv != null && parquet != null && !csv.doubts().isEmpty()) {
            // Doubts are for the fingerprint to settle only where there is no certain way.
            csv.doubts().forEach(doubt -> csvObstacles.add(Obstacle.ofTable(doubt)));
            csv = null;
        }
        return new TransferPlan(csv, parquet, csvObstacles, parquetObstacles);
    }

    private static Function<TableColumn, ColumnRoute> known(
            Capabilities target, Function<TableColumn, ColumnRoute> routes) {
        return column -> column.is(Trait.AGGREGATE_STATE)
                ? new Refused("no file carries the state of an aggregate function; move the rows it was made of")
                : TypeSupport.missing(target, column.type())
                        .<ColumnRoute>map(Refused::new)
                        .orElseGet(() -> routes.apply(column));
    }

    private static @Nullable TransferPath path(
            Kind format,
            List<TableColumn> columns,
            Function<TableColumn, ColumnRoute> routes,
            List<Obstacle> obstacles) {
        List<Carried> carried = new ArrayList<>();
        for (TableColumn column : columns) {
            ColumnRoute route = routes.apply(column);
            if (route instanceof Carried open) {
                carried.add(open);
            } else if (route instanceof Refused closed) {
                obstacles.add(new Obstacle(column.name(), closed.reason()));
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
        List<Obstacle> obstacles = new ArrayList<>(csvObstacles);
        obstacles.add(Obstacle.ofTable(reason));
        return new TransferPlan(null, parquet, obstacles, parquetObstacles);
    }

    /** This plan for the rows that a filter lets through: EXPORT has no WHERE, so a filter closes CSV. */
    public TransferPlan filteredBy(DataFilter filter) {
        return filter.isAll() ? this : withoutCsv("EXPORT has no WHERE, and rows are chosen by " + filter);
    }

    /**
     * This plan as somebody would rather have it. Parquet is preferred only where it carries every value for certain,
     * so that no table is refused, or left to the fingerprint, for a preference.
     */
    public TransferPlan preferring(Unload wish) {
        boolean isParquet = wish == Unload.PARQUET
                && csv != null
                && parquet != null
                && parquet.doubts().isEmpty();
        return isParquet ? withoutCsv("Parquet is preferred (" + SettingName.UNLOAD + ")") : this;
    }

    /**
     * Why the table is refused: what closes each way, column by column; empty when a way is open. A column that both
     * ways refuse is named with each of its reasons.
     */
    public List<Obstacle> refusals() {
        if (path().isPresent()) {
            return List.of();
        }
        List<Obstacle> refusals = new ArrayList<>();
        csvObstacles.forEach(
                obstacle -> refusals.add(new Obstacle(obstacle.column(), "not by CSV: " + obstacle.reason())));
        parquetObstacles.forEach(
                obstacle -> refusals.add(new Obstacle(obstacle.column(), "not by Parquet: " + obstacle.reason())));
        return List.copyOf(refusals);
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
            parquet.doubts().forEach(doubt -> reasons.add("for the fingerprint to settle: " + doubt));
        } else {
            parquetObstacles.forEach(obstacle -> reasons.add("not by Parquet: " + obstacle));
        }
        return List.copyOf(reasons);
    }
}
