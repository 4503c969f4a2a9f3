package io.starmigrate.worker.starrocks.sourcecluster;

import io.starmigrate.core.pace.Pressure;
import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.starrocks.access.StorageAccess;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.statement.ExportJob;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceDeltas;
import io.starmigrate.worker.starrocks.catalog.ListNulls;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import io.starmigrate.worker.starrocks.measure.ClusterLoad;
import io.starmigrate.worker.starrocks.measure.Fingerprinter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The source cluster over JDBC. */
public final class JdbcSourceCluster implements SourceCluster {
    private final FrontEnds frontEnds;
    private final TableCatalog catalog;
    private final Transfer transfer;
    private final Unloading unloading;
    private final JdbcExports exports;
    private final Fingerprinter fingerprinter;
    private final ListNulls nulls;
    private final ClusterLoad load;

    /**
     * @param storage how the source cluster itself reaches the place it exports to; asked when something is exported
     * @param concurrency {@code CONCURRENCY}: how many exports may run at once
     */
    public JdbcSourceCluster(
            TableCatalog catalog,
            FrontEnds frontEnds,
            Supplier<StorageAccess> storage,
            Transfer transfer,
            int concurrency) {
        this.frontEnds = frontEnds;
        this.catalog = catalog;
        this.transfer = transfer;
        this.unloading = new Unloading(frontEnds, catalog, transfer, storage, concurrency);
        this.exports = new JdbcExports(catalog.database(), frontEnds::query, InstantSource.system());
        this.fingerprinter = new Fingerprinter(frontEnds, transfer.source());
        this.load = new ClusterLoad(frontEnds, transfer.source());
        this.nulls = new ListNulls(frontEnds, catalog, transfer.source());
    }

    @Override
    public List<String> tables() {
        return catalog.tables();
    }

    @Override
    public List<String> views() {
        return catalog.views();
    }

    @Override
    public boolean lacks(String table) {
        return catalog.lacks(table);
    }

    @Override
    public CatalogTable table(String table) {
        return nulls.table(table);
    }

    @Override
    public List<CatalogTable> overview(List<String> names) {
        return transfer.source().has(Capability.PARTITIONS_META) ? catalog.overview(names) : List.of();
    }

    @Override
    public void readAhead(List<String> names) {
        catalog.readAhead(names);
    }

    @Override
    public Optional<CatalogPartition> partition(String table, String partition) {
        boolean isOfBefore = catalog.scheme(table).isMovedWhole() && !partition.equals(table);
        if (isOfBefore) {
            // It had partitions before it was made anew, or has some by now.
            catalog.forget(table);
        }
        if (!catalog.scheme(table).isMovedWhole()) {
            return catalog.partition(table, partition);
        }
        return partition.equals(table)
                ? CatalogPartition.whole(catalog.name(table), catalog.partitions(table))
                : Optional.empty();
    }

    @Override
    public Map<String, CatalogPartition> partitions(String table, Collection<String> names) {
        // Tens of thousands may be asked for where a table has been partitioned anew.
        Set<String> wanted = Set.copyOf(names);
        return wanted.size() < 2 || catalog.scheme(table).isMovedWhole()
                ? SourceCluster.super.partitions(table, wanted)
                : catalog.partitions(table).stream()
                        .filter(partition -> wanted.contains(partition.name()))
                        .collect(Collectors.toMap(CatalogPartition::name, Function.identity()));
    }

    @Override
    public List<String> columns(String table) {
        return TableColumn.carriedNames(catalog.columns(table));
    }

    @Override
    public void renew(String table) {
        catalog.forget(table);
    }

    @Override
    public String recipe(String table, List<String> columns, String like) {
        return fingerprinter.recipe(new Fingerprinter.Columns(columns, catalog.columns(table)), like);
    }

    @Override
    public Unload unload(String table, List<String> partitions) {
        return unloading.plan(table, partitions, part(table, partitions));
    }

    @Override
    public boolean isScanned(String table) {
        return unloading.isScanned(table);
    }

    @Override
    public Optional<Unload> unloadWithoutSeparators(String table, String partition) {
        return unloading.withoutSeparators(table, partition);
    }

    @Override
    public Optional<Unload> unloadInSlices(String table, String partition, int slices) {
        return unloading.plan(table, partition, slices);
    }

    @Override
    public void export(Unload unload, StorageUri folder) {
        exports.sending(folder);
        unloading.begin(unload, part(unload.table(), unload.partitions()), folder);
    }

    @Override
    public List<ExportStatus> exports() {
        List<ExportStatus> all = new ArrayList<>(unloading.known());
        all.addAll(exports.all());
        return all;
    }

    @Override
    public List<ExportStatus> exports(Collection<StorageUri> folders) {
        Set<StorageUri> left = new HashSet<>(folders);
        List<ExportStatus> told = new ArrayList<>();
        for (ExportStatus unload : unloading.known()) {
            if (left.remove(unload.folder())) {
                told.add(unload);
            }
        }
        told.addAll(exports.lately(left));
        return told;
    }

    @Override
    public void forget(StorageUri folder) {
        unloading.forget(folder);
    }

    @Override
    public void cancel(ExportStatus export) {
        if (export.id().isEmpty()) {
            unloading.cancel(export.folder());
            return;
        }
        try {
            frontEnds.execute(ExportJob.cancel(catalog.database(), export.id()));
        } catch (ClusterException refused) {
            boolean runs = exports.now(Set.of(export.folder())).stream()
                    .anyMatch(now -> now.state() == ClusterJobState.RUNNING);
            if (runs) {
                throw refused;
            }
        }
    }

    @Override
    public Fingerprint fingerprint(String table, String partition, List<String> columns) {
        return fingerprinter.take(
                new Fingerprinter.Columns(columns, catalog.columns(table)),
                part(table, List.of(partition)),
                transfer.dataFilter(),
                transfer.common());
    }

    @Override
    public Map<String, Fingerprint> fingerprints(String table, Collection<String> partitions, List<String> columns) {
        Map<TablePart, String> parts = partitions.stream()
                .collect(Collectors.toMap(partition -> part(table, List.of(partition)), Function.identity()));
        Map<String, Fingerprint> taken = new HashMap<>();
        fingerprinter
                .takeAll(
                        new Fingerprinter.Columns(columns, catalog.columns(table)),
                        List.copyOf(parts.keySet()),
                        transfer.dataFilter(),
                        transfer.common())
                .forEach((part, fingerprint) -> taken.put(parts.getOrDefault(part, ""), fingerprint));
        return taken;
    }

    private TablePart part(String table, List<String> partitions) {
        TableName name = catalog.name(table);
        return catalog.scheme(table).isMovedWhole() ? TablePart.whole(name) : TablePart.partitions(name, partitions);
    }

    @Override
    public Optional<SourceDeltas> deltas() {
        return Optional.of(new JdbcSourceDeltas(catalog, frontEnds, transfer));
    }

    @Override
    public Pressure pressure() {
        Pressure told = load.ofSource();
        return told.within(unloading.room(told.room()));
    }

    @Override
    public void close() {
        unloading.close();
        frontEnds.close();
    }
}
