package io.starmigrate.worker.starrocks;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.PartitionBounds;
import io.starmigrate.core.starrocks.catalog.PartitionScheme;
import io.starmigrate.core.starrocks.catalog.PartitionStep;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.core.starrocks.statement.OverwriteStatement;
import io.starmigrate.core.starrocks.statement.Publication;
import io.starmigrate.core.starrocks.statement.SessionSettings;
import io.starmigrate.core.starrocks.statement.StagingChoice;
import io.starmigrate.core.starrocks.statement.StagingStatements;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.worker.starrocks.TargetCluster.Landing;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Staging over JDBC, in the way each kind of table takes it. */
final class JdbcStagingStore implements StagingStore {
    /** How many characters tell the temporary partitions of a table apart. */
    private static final int DIGEST = 16;

    private final FrontEnds frontEnds;
    private final TableCatalog catalog;
    private final Capabilities capabilities;
    private final Publication unpartitioned;

    JdbcStagingStore(FrontEnds frontEnds, TableCatalog catalog, Capabilities capabilities, Publication unpartitioned) {
        this.frontEnds = frontEnds;
        this.catalog = catalog;
        this.capabilities = capabilities;
        this.unpartitioned = unpartitioned;
    }

    /** The partitions these places show, as the catalog tells them; one question for each table. */
    Map<Place, CatalogPartition> shownAsTold(Collection<Place> places) {
        Map<Place, CatalogPartition> told = new LinkedHashMap<>();
        places.stream().collect(Collectors.groupingBy(Place::table)).forEach((table, all) -> {
            Map<String, CatalogPartition> partitions = partitions(table, all).stream()
                    .collect(Collectors.toMap(CatalogPartition::name, Function.identity()));
            for (Place place : all) {
                Optional.ofNullable(partitions.get(isSwapped(place) ? table : place.partition()))
                        .ifPresent(partition -> told.put(place, partition));
            }
        });
        return told;
    }

    private List<CatalogPartition> partitions(String table, List<Place> places) {
        Place first = places.get(0);
        if (isSwapped(first)) {
            return CatalogPartition.whole(catalog.name(table), catalog.partitions(table)).stream()
                    .toList();
        }
        return places.size() == 1
                ? catalog.partition(table, first.partition()).stream().toList()
                : catalog.partitions(table);
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
    List<String> stagings(String table) {
        List<String> names = new ArrayList<>(stagingTables(new Place(table, table)));
        if (catalog.tables().contains(table)) {
            catalog.temporaryPartitions(table).stream()
                    .map(CatalogPartition::name)
                    .filter(JdbcStagingStore::isOurs)
                    .forEach(names::add);
        }
        return names;
    }

    private static boolean isOurs(String temporaryPartition) {
        return temporaryPartition.matches(".+_[0-9a-f]{" + DIGEST + "}")
                && StagingName.parse(temporaryPartition.substring(0, temporaryPartition.length() - DIGEST - 1))
                        .isPresent();
    }

    private List<String> stagingTables(Place place) {
        String prefix = place.table() + "__";
        return catalog.tables().stream()
                .filter(table -> table.startsWith(prefix))
                .filter(table ->
                        StagingName.parse(table.substring(prefix.length())).isPresent())
                .toList();
    }

    private static long id(CatalogPartition partition) {
        return partition.physical().get(0).id();
    }

    @Override
    public List<String> leftovers(Place place, String bounds) {
        return switch (choice(place)) {
            case STAGING_TABLE -> stagingTables(place);
            case NAMED_TEMPORARY_PARTITION -> {
                PartitionBounds wanted = PartitionBounds.parse(bounds);
                yield catalog.temporaryPartitions(place.table()).stream()
                        .filter(found -> rank(place, found.name()).isPresent()
                                || found.bounds().equals(wanted))
                        .map(CatalogPartition::name)
                        .toList();
            }
            case FOUND_TEMPORARY_PARTITION ->
                withBounds(place, bounds).stream().map(CatalogPartition::name).toList();
        };
    }

    @Override
    public boolean choosesNames(Place place) {
        return choice(place) == StagingChoice.Place.FOUND_TEMPORARY_PARTITION;
    }

    @Override
    public long rows(Place place, String staged) {
        return rows(part(place, staged));
    }

    /** How many rows a part holds now, counted. */
    long rows(TablePart part) {
        return frontEnds.query(ClusterQueries.rows(part)).stream()
                .findFirst()
                .map(row -> row.requireNumber(ClusterQueries.ROWS))
                .orElseThrow(() -> new ClusterException(Remedy.ASK_AGAIN, "The rows of " + part + " came not", null));
    }

    @Override
    public Optional<StagingName> rank(Place place, String staged) {
        if (isSwapped(place)) {
            String prefix = place.table() + "__";
            return staged.startsWith(prefix) ? StagingName.parse(staged.substring(prefix.length())) : Optional.empty();
        }
        String suffix = "_" + digest(place.partition());
        return staged.endsWith(suffix)
                ? StagingName.parse(staged.substring(0, staged.length() - suffix.length()))
                : Optional.empty();
    }

    /** Keeps the temporary partitions of a table apart, within what StarRocks allows in a name. */
    private static String digest(String partition) {
        UUID digest = UUID.nameUUIDFromBytes(partition.getBytes(StandardCharsets.UTF_8));
        return digest.toString().replace("-", "").substring(0, DIGEST);
    }

    @Override
    public void prepare(Place place, String bounds) {
        // Swapped tables are swapped whole: rows of one partition would replace those of all others.
        if (isSwapped(place) != bounds.isEmpty()) {
            throw new ClusterException(
                    Remedy.WRONG_INPUT,
                    "Cannot stage " + place + ": the source's partition holds "
                            + (bounds.isEmpty() ? "the whole table" : bounds) + ", the target's table takes "
                            + (isSwapped(place) ? "only whole tables" : "only partitions")
                            + "; partition both tables alike",
                    null);
        }
        if (isSwapped(place)
                || catalog.partition(place.table(), place.partition()).isPresent()) {
            return;
        }
        TableName table = catalog.name(place.table());
        PartitionBounds parsed = PartitionBounds.parse(bounds);
        frontEnds.execute(
                choice(place) == StagingChoice.Place.FOUND_TEMPORARY_PARTITION
                        ? StagingStatements.addPartition(table, step(place), range(place, parsed))
                        : StagingStatements.addPartition(table, place.partition(), parsed));
    }

    @Override
    public String add(Place place, StagingName name, String bounds) {
        TableName table = catalog.name(place.table());
        return switch (choice(place)) {
            case STAGING_TABLE -> {
                TableName staging = table.sibling(place.table() + "__" + name);
                frontEnds.execute(StagingStatements.createStagingTable(staging, table));
                yield staging.table();
            }
            case NAMED_TEMPORARY_PARTITION -> {
                String staging = name + "_" + digest(place.partition());
                frontEnds.execute(
                        StagingStatements.addTemporaryPartition(table, staging, PartitionBounds.parse(bounds)));
                yield staging;
            }
            case FOUND_TEMPORARY_PARTITION -> {
                frontEnds.execute(StagingStatements.addTemporaryPartition(
                        table, step(place), range(place, PartitionBounds.parse(bounds))));
                yield withBounds(place, bounds).stream()
                        .map(CatalogPartition::name)
                        .findFirst()
                        .orElse("with bounds " + bounds);
            }
        };
    }

    private PartitionStep step(Place place) {
        return catalog.scheme(place.table()).automaticStep().orElseThrow();
    }

    private static PartitionBounds.Range range(Place place, PartitionBounds bounds) {
        if (bounds instanceof PartitionBounds.Range range) {
            return range;
        }
        throw new ClusterException(
                Remedy.WRONG_INPUT,
                "Cannot stage " + place + ": the target's table makes ranges by an expression, the source's "
                        + "partition is " + bounds + "; partition both tables alike",
                null);
    }

    private List<CatalogPartition> withBounds(Place place, String bounds) {
        PartitionBounds wanted = PartitionBounds.parse(bounds);
        return catalog.temporaryPartitions(place.table()).stream()
                .filter(partition -> partition.bounds().equals(wanted))
                .toList();
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
        TableName renamed = table.sibling(place.table() + "__" + next);
        frontEnds.execute(StagingStatements.renameStagingTable(table.sibling(staged), renamed));
        return renamed.table();
    }

    @Override
    public void switchIn(Place place, String staged) {
        TableName table = catalog.name(place.table());
        frontEnds.execute(
                isSwapped(place)
                        ? StagingStatements.swap(table, table.sibling(staged))
                        : StagingStatements.replacePartition(table, place.partition(), staged));
    }

    /** Where a load's rows go, as statements name it. */
    TablePart part(List<Landing> into) {
        Landing first = into.get(0);
        return into.size() == 1
                ? part(first.place(), first.staging().name())
                : TablePart.temporaries(
                        catalog.name(first.place().table()),
                        into.stream().map(landing -> landing.staging().name()).toList());
    }

    /** The rows of staging, as statements name them. */
    TablePart part(Place place, String staged) {
        TableName table = catalog.name(place.table());
        return isSwapped(place) ? TablePart.whole(table.sibling(staged)) : TablePart.temporary(table, staged);
    }

    /** The rows the table shows, as statements name them. */
    TablePart shownPart(Place place) {
        TableName table = catalog.name(place.table());
        return isSwapped(place) ? TablePart.whole(table) : TablePart.partition(table, place.partition());
    }

    @Override
    public boolean isSwapped(Place place) {
        return choice(place) == StagingChoice.Place.STAGING_TABLE;
    }

    @Override
    public boolean isOverwritten(Place place) {
        return staging(place).publication() == Publication.INSERT_OVERWRITE;
    }

    @Override
    public void overwrite(Place place, String staged, String label) {
        TableName table = catalog.name(place.table());
        List<String> columns = TableColumn.carried(catalog.columns(place.table())).stream()
                .map(TableColumn::name)
                .toList();
        frontEnds.execute(
                SessionSettings.forReading(capabilities, TargetCluster.OVERWRITE_TIMEOUT),
                new OverwriteStatement(table, label, columns, table.sibling(staged)).sql(capabilities));
    }

    private StagingChoice.Place choice(Place place) {
        return staging(place).place();
    }

    private StagingChoice staging(Place place) {
        return StagingChoice.of(catalog.scheme(place.table()), unpartitioned);
    }
}
