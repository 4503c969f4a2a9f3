package io.starmigrate.worker.starrocks.clusters;

import io.starmigrate.core.config.Selection;
import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.plan.TablePlanner;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.statement.Publication;
import io.starmigrate.core.starrocks.transfer.TransferPlan.Obstacle;
import io.starmigrate.core.starrocks.transfer.Unload;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.KnownDefect;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.ReadTables;
import io.starmigrate.worker.starrocks.TableClaims;
import io.starmigrate.worker.starrocks.targetcluster.JdbcClaimStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at both clusters before anything moves and decides what becomes of each table. Changes nothing in either.
 *
 * <p>To be used by one thread; throws {@link ClusterException}.
 */
public final class Survey implements AutoCloseable {
    private final OpenedCluster source;
    private final @Nullable OpenedCluster target;
    private final String obstacle;
    private final Selection selection;
    private final DataFilter dataFilter;
    private final UnaryOperator<String> targetNames;
    private final Wishes wishes;
    private final TravelNotes travelling;
    private boolean unmade;
    private boolean loads;
    private Function<String, Optional<String>> lost = table -> Optional.empty();
    private final DefectConcerns concerned;

    /**
     * What an operator would have.
     *
     * @param publication what becomes of the way tables that are not partitioned would be published
     * @param unload by which of several open ways tables leave the source
     * @param deltaSize from how many bytes on only what differs of a changed partition travels; 0: never
     * @param splitSize above how many bytes a partition is exported in slices; 0: never
     */
    record Wishes(UnaryOperator<Publication> publication, Unload unload, long deltaSize, long splitSize) {}

    Survey(OpenedCluster source, @Nullable OpenedCluster target, String obstacle, Selection selection, Wishes wishes) {
        this.source = source;
        this.target = target;
        this.obstacle = obstacle;
        this.selection = selection;
        this.dataFilter = selection.dataFilter();
        this.targetNames = selection::targetName;
        this.wishes = wishes;
        this.travelling = new TravelNotes(source, target, selection, wishes.deltaSize(), wishes.splitSize());
        this.concerned = new DefectConcerns(source);
    }

    /** Takes a target that has not even its database for one without tables: both may still be made. */
    public void beforeSchema() {
        if (target != null) {
            unmade = !ClusterConnections.hasDatabase(
                    target.frontEnds(), target.catalog().database());
        }
    }

    /** Refuses tables that the target does not have: rows are about to be loaded. */
    public void beforeLoads() {
        loads = true;
    }

    /**
     * Refuses tables that the target has had, and does not have any more.
     *
     * @param way of a table of the source that is missing at the target, what to do about it; empty for one that was
     *     never there
     */
    public void missing(Function<String, Optional<String>> way) {
        lost = way;
    }

    /** What the source can do. */
    public Capabilities source() {
        return source.capabilities();
    }

    /** What the target can do; empty when it is not configured or does not answer. */
    public Optional<Capabilities> target() {
        return Optional.ofNullable(target).map(OpenedCluster::capabilities);
    }

    /** Who publishes the target's tables, asked by the source's names; empty where the target is not known. */
    public Optional<TableClaims> claims() {
        return Optional.ofNullable(target)
                .filter(side -> !unmade)
                .map(side -> new TableClaims(new JdbcClaimStore(side.catalog().database(), side.frontEnds()))
                        .named(targetNames));
    }

    /** Whether the target is known, and has the database whose tables it may be asked about. */
    public boolean hasTarget() {
        return target != null && !unmade;
    }

    /** What could not be decided, one sentence each, because a cluster or its database is not known. */
    public List<String> undecided() {
        if (target == null) {
            return List.of(
                    obstacle + ": every way is decided as if its version were the source's; where rows are staged,"
                            + " and whether its tables take them, is not decided");
        }
        return unmade
                ? List.of("the target has no database " + target.catalog().database() + " yet: staging is decided as if"
                        + " its tables were made like the source's; correct " + SettingName.TARGET_DB_NAME
                        + ", or make them with migrate"
                        + " schema before anything is loaded")
                : List.of();
    }

    /** What becomes of each table. */
    public List<TablePlan> tables(List<CatalogTable> tables, List<PlannedPartition> chosen) {
        Set<String> there = target == null || unmade
                ? Set.of()
                : new HashSet<>(target.catalog().tables());
        Map<String, List<String>> sharing =
                tables.stream().map(table -> table.name().table()).collect(Collectors.groupingBy(targetNames));
        readAhead(tables, there);
        Map<TableName, List<Integer>> places = places(chosen);
        return tables.stream()
                .map(table -> {
                    List<CatalogPartition> units = places.getOrDefault(table.name(), List.of()).stream()
                            .map(place -> chosen.get(place).partition())
                            .toList();
                    TablePlan plan = planned(table, units, there);
                    return shared(table, sharing).map(plan::refusedFor).orElse(plan);
                })
                .toList();
    }

    /** Where those of each table are: a plan may hold a million, and each is made anew when it is asked for. */
    private static Map<TableName, List<Integer>> places(List<PlannedPartition> chosen) {
        return IntStream.range(0, chosen.size())
                .boxed()
                .collect(Collectors.groupingBy(place -> chosen.get(place).tableName()));
    }

    private void readAhead(List<CatalogTable> tables, Set<String> there) {
        List<String> names = tables.stream().map(table -> table.name().table()).toList();
        source.catalog().readAhead(names);
        if (target != null) {
            target.catalog()
                    .readAhead(names.stream()
                            .map(targetNames)
                            .filter(there::contains)
                            .toList());
        }
    }

    /** What an operator should know of the source's version, and of its defects whom they concern. */
    public List<String> sourceWarnings() {
        return concerned.warnings(source, KnownDefect.Side.SOURCE);
    }

    /** The same of the target; nothing where it is not known. */
    public List<String> targetWarnings() {
        return target == null ? List.of() : concerned.warnings(target, KnownDefect.Side.TARGET);
    }

    /** Two tables that the target would have under one name. */
    private Optional<Obstacle> shared(CatalogTable table, Map<String, List<String>> sharing) {
        String name = targetNames.apply(table.name().table());
        List<String> all = sharing.getOrDefault(name, List.of());
        return all.size() < 2
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        "",
                        "the target would have " + all + " in one table " + name + "; correct "
                                + SettingName.TABLE_RENAMES));
    }

    /** What one table's catalog does not tell is that table's own fault. */
    private TablePlan planned(CatalogTable table, List<CatalogPartition> units, Set<String> there) {
        try {
            return plan(table, units, there);
        } catch (ClusterException | IllegalArgumentException unreadable) {
            return TablePlan.refused(table.name(), ReadTables.reason(unreadable));
        }
    }

    private TablePlan plan(CatalogTable table, List<CatalogPartition> units, Set<String> there) {
        String name = table.name().table();
        List<TableColumn> columns = source.catalog().columns(name);
        TablePlan plan = wayOf(table, columns, units, there);
        TablePlan decided = refusal(table)
                .or(() -> selection.syncColumn(name).flatMap(sync -> sync.obstacle(columns)))
                .map(plan::refusedFor)
                .or(() -> travelling.slices(name, units).map(plan::noting))
                .orElse(plan);
        if (!decided.isRefused()) {
            concerned.add(name, columns, decided.way().format().orElse(null));
        }
        return decided;
    }

    /** Which way it takes by what both clusters have of it; whether its rows can be chosen is not asked yet. */
    private TablePlan wayOf(
            CatalogTable table, List<TableColumn> columns, List<CatalogPartition> units, Set<String> there) {
        String name = table.name().table();
        String called = targetNames.apply(name);
        TablePlanner planner = new TablePlanner(
                        source(),
                        target().orElse(source()),
                        dataFilter,
                        wishes.publication().apply(Publication.ofUnpartitioned(target().orElse(source()))))
                .preferring(wishes.unload());
        if (target == null) {
            return planner.plan(table, columns, units);
        }
        if (there.contains(called)) {
            TablePlan whole =
                    planner.plan(table, columns, units, target.catalog().shape(called));
            return travelling.deltas(whole, called, units).map(whole::noting).orElse(whole);
        }
        TablePlan alike = planner.plan(table, columns, units, source.catalog().shape(name));
        Optional<String> refusal = lost.apply(name)
                .map(way -> " any more, " + way)
                .or(() -> loads ? Optional.of(": make it with migrate schema, then go on") : Optional.empty());
        if (refusal.isPresent()) {
            return alike.refusedFor(new Obstacle("", "the target has no table " + called + refusal.get()));
        }
        return unmade
                ? alike
                : alike.noting("the target has no such table yet: staging is decided as if it were made like the"
                        + " source's; make it with migrate schema before anything is loaded");
    }

    /** Whether the table takes the condition for rows. */
    private Optional<Obstacle> refusal(CatalogTable table) {
        if (dataFilter.isAll()) {
            return Optional.empty();
        }
        try {
            source.frontEnds().query(dataFilter.probe(table.name()));
            return Optional.empty();
        } catch (ClusterException refused) {
            if (refused.remedy().isTransient()) {
                throw refused;
            }
            String answer = refused.answer().isEmpty() ? String.valueOf(refused.getMessage()) : refused.answer();
            return Optional.of(new Obstacle("", dataFilter.refusedWith(answer)));
        }
    }

    @Override
    public void close() {
        source.frontEnds().close();
        if (target != null) {
            target.frontEnds().close();
        }
    }
}
