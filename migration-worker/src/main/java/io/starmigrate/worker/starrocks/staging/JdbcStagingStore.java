package io.starmigrate.worker.starrocks.staging;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.catalog.PhysicalPartition;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.statement.OverwriteStatement;
import io.starmigrate.core.starrocks.statement.SessionSettings;
import io.starmigrate.core.starrocks.statement.StagingChoice;
import io.starmigrate.core.starrocks.statement.StagingStatements;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Staging over JDBC, in the way each kind of table takes it. */
public final class JdbcStagingStore implements StagingStore {
    private final FrontEnds frontEnds;
    private final TableCatalog catalog;
    private final Capabilities capabilities;
    private final StagingKinds kinds;
    private final StagedParts parts;
    private final ShownPartitions shownPartitions;
    private final MadePartitions made;
    private final MadeStagings stagings;

    public JdbcStagingStore(FrontEnds frontEnds, TableCatalog catalog, Capabilities capabilities, StagingKinds kinds) {
        this.frontEnds = frontEnds;
        this.catalog = catalog;
        this.capabilities = capabilities;
        this.kinds = kinds;
        this.parts = new StagedParts(frontEnds, catalog, capabilities, kinds);
        this.shownPartitions = new ShownPartitions(catalog, kinds);
        this.made = new MadePartitions(frontEnds, catalog, kinds);
        this.stagings = new MadeStagings(frontEnds, catalog, kinds, made);
    }

    @Override
    public List<Long> shown(Place place) {
        if (isSwapped(place)) {
            return swappedId(place, place.table()).stream().toList();
        }
        return catalog.partition(place.table(), place.partition()).stream()
                .flatMap(partition -> partition.physical().stream())
                .map(physical -> physical.id())
                .toList();
    }

    /** A table without partitions is known by its one partition; one whose partitions come while loading by itself. */
    private Optional<Long> swappedId(Place place, String table) {
        if (catalog.scheme(place.table()).kind() == PartitionScheme.Kind.AUTOMATIC_SLICES) {
            return catalog.id(table);
        }
        return catalog.partitions(table).stream().map(JdbcStagingStore::id).findFirst();
    }

    @Override
    public Map<String, Long> staged(Place place) {
        Map<String, Long> ids = new LinkedHashMap<>();
        if (isSwapped(place)) {
            for (String table : stagingTables(place)) {
                swappedId(place, table).ifPresent(id -> ids.put(table, id));
            }
        } else {
            catalog.temporaryPartitions(place.table()).forEach(found -> ids.put(found.name(), id(found)));
        }
        return ids;
    }

    /** Every staging of this tool's naming, as a temporary partition of the table or as a table beside it. */
    public List<String> stagings(String table) {
        List<String> names = new ArrayList<>(stagingTables(new Place(table, table)));
        if (catalog.tables().contains(table)) {
            catalog.temporaryPartitions(table).stream()
                    .map(CatalogPartition::name)
                    .filter(StagingName::isTemporaryPartition)
                    .forEach(names::add);
        }
        return names;
    }

    private List<String> stagingTables(Place place) {
        return catalog.tables().stream()
                .filter(table -> StagingName.ofTable(place.table(), table).isPresent())
                .toList();
    }

    private static long id(CatalogPartition partition) {
        return partition.physical().get(0).id();
    }

    @Override
    public List<String> leftovers(Place place, String bounds) {
        return switch (kinds.of(place)) {
            case STAGING_TABLE -> stagingTables(place);
            case NAMED_TEMPORARY_PARTITION ->
                new Leftovers(catalog.temporaryPartitions(place.table())).of(place, bounds);
            case FOUND_TEMPORARY_PARTITION ->
                stagings.withBounds(place, bounds).stream()
                        .map(CatalogPartition::name)
                        .toList();
        };
    }

    @Override
    public Map<Place, List<String>> leftoversOf(Map<Place, String> bounds) {
        Leftovers leftovers = new Leftovers(catalog.temporaryPartitions(kinds.tableOf(bounds.keySet())));
        Map<Place, List<String>> all = new LinkedHashMap<>();
        bounds.forEach((place, held) -> all.put(place, leftovers.of(place, held)));
        return all;
    }

    @Override
    public Map<Place, List<Long>> shownOf(Collection<Place> places) {
        Map<Place, List<Long>> ids = new LinkedHashMap<>();
        shownPartitions
                .of(places)
                .forEach((place, partition) -> ids.put(
                        place,
                        partition.physical().stream().map(PhysicalPartition::id).toList()));
        return ids;
    }

    @Override
    public Map<Place, Map<String, Long>> stagedOf(Collection<Place> places) {
        Map<String, Long> ids = new LinkedHashMap<>();
        catalog.temporaryPartitions(kinds.tableOf(places)).forEach(found -> ids.put(found.name(), id(found)));
        return places.stream().collect(Collectors.toMap(Function.identity(), place -> ids));
    }

    @Override
    public void prepareAll(Map<Place, String> bounds) {
        Set<Place> there = shownPartitions.of(bounds.keySet()).keySet();
        bounds.forEach((place, held) -> {
            if (held.isEmpty() || !there.contains(place)) {
                prepare(place, held);
            }
        });
    }

    @Override
    public boolean choosesNames(Place place) {
        return kinds.of(place) == StagingChoice.Place.FOUND_TEMPORARY_PARTITION;
    }

    @Override
    public long rows(Place place, String staged) {
        return parts.rows(parts.of(place, staged));
    }

    @Override
    public Optional<StagingName> rank(Place place, String staged) {
        return isSwapped(place)
                ? StagingName.ofTable(place.table(), staged)
                : StagingName.ofTemporaryPartition(place.partition(), staged);
    }

    @Override
    public void prepare(Place place, String bounds) {
        made.prepare(place, bounds);
    }

    @Override
    public String add(Place place, StagingName name, String bounds) {
        return stagings.add(place, name, bounds);
    }

    @Override
    public Adding addingTo(Collection<Place> places) {
        return stagings.addingTo(kinds.tableOf(places));
    }

    @Override
    public void drop(Place place, String staged) {
        TableName table = catalog.name(place.table());
        frontEnds.execute(
                isSwapped(place)
                        ? StagingStatements.dropStagingTable(table.sibling(staged))
                        : StagingStatements.dropTemporaryPartition(table, staged));
    }

    @Override
    public String rename(Place place, String staged, StagingName next) {
        TableName table = catalog.name(place.table());
        TableName renamed = table.sibling(next.table(place.table()));
        frontEnds.execute(StagingStatements.renameStagingTable(table.sibling(staged), renamed));
        return renamed.table();
    }

    @Override
    public void switchIn(Place place, String staged) {
        TableName table = catalog.name(place.table());
        if (isSwapped(place)) {
            requireAlike(place.table(), staged);
            frontEnds.execute(StagingStatements.swap(table, table.sibling(staged)));
        } else {
            frontEnds.execute(StagingStatements.replacePartition(table, place.partition(), staged));
        }
    }

    /** What was altered since staging was made like the table would be undone by the swap, without a word. */
    private void requireAlike(String table, String staged) {
        List.of(table, staged).forEach(catalog::forget);
        ColumnDifference.between(catalog.columns(table), catalog.columns(staged))
                .ifPresent(difference -> {
                    throw new ClusterException(
                            Remedy.WRONG_INPUT,
                            "Cannot swap " + table + ": its columns were altered since its staging " + staged
                                    + " was made (" + difference
                                    + "), and the swap would undo that; migrate retry stages it anew",
                            null);
                });
    }

    @Override
    public void switchInAll(Map<Place, String> staged) {
        String table = kinds.tableOf(staged.keySet());
        Map<String, PartitionBounds> temporary = catalog.temporaryPartitions(table).stream()
                .collect(Collectors.toMap(CatalogPartition::name, CatalogPartition::bounds));
        Map<String, String> pairs = new LinkedHashMap<>();
        shownPartitions.of(staged.keySet()).forEach((place, shown) -> {
            String name = staged.getOrDefault(place, "");
            if (shown.bounds().equals(temporary.get(name))) {
                pairs.put(place.partition(), name);
            }
        });
        if (pairs.size() < staged.size()) {
            throw new ClusterException(
                    Remedy.WRONG_INPUT,
                    "Cannot replace " + staged + " together: only of " + pairs + " the bounds are the same",
                    null);
        }
        frontEnds.execute(StagingStatements.replacePartitions(catalog.name(table), pairs));
    }

    @Override
    public boolean isSwapped(Place place) {
        return kinds.isSwapped(place);
    }

    @Override
    public boolean isOverwritten(Place place) {
        return kinds.isOverwritten(place);
    }

    @Override
    public void overwrite(Place place, String staged, String label) {
        TableName table = catalog.name(place.table());
        List<String> columns = TableColumn.carriedNames(catalog.columns(place.table()));
        frontEnds.execute(
                SessionSettings.forReading(capabilities, TargetCluster.OVERWRITE_TIMEOUT),
                new OverwriteStatement(table, label, columns, table.sibling(staged)).sql(capabilities));
    }
}
