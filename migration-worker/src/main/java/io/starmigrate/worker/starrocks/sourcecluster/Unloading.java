package io.starmigrate.worker.starrocks.sourcecluster;

import io.starmigrate.core.starrocks.access.AccessClause;
import io.starmigrate.core.starrocks.access.StorageAccess;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.statement.ExportStatement;
import io.starmigrate.core.starrocks.statement.FilesStatement;
import io.starmigrate.core.starrocks.statement.SessionSettings;
import io.starmigrate.core.starrocks.transfer.KeyedTable;
import io.starmigrate.core.starrocks.transfer.SeparatorScan;
import io.starmigrate.core.starrocks.transfer.SplitPlan;
import io.starmigrate.core.starrocks.transfer.TransferPath;
import io.starmigrate.core.starrocks.transfer.TransferPlan;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import io.starmigrate.worker.starrocks.SourceCluster.Unload;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the way a partition leaves the source, and sends it there: CSV by EXPORT, which the cluster runs and lists,
 * or Parquet by INSERT INTO FILES, which runs as long as its connection waits and is listed here.
 *
 * <p>Safe for use by many threads.
 */
final class Unloading implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Unloading.class);
    private static final Duration TIMEOUT = Duration.ofHours(6);
    private static final long FILE_SIZE = 512L << 20;
    private static final int STATEMENTS = 8;

    private final FrontEnds frontEnds;
    private final TableCatalog catalog;
    private final Transfer transfer;
    private final Supplier<StorageAccess> storage;
    private final int atOnce;
    private final ExecutorService statements;
    private final Unloads unloads = new Unloads();

    /** @param atOnce how many exports may run at once: each unload holds a thread and a connection while it runs */
    Unloading(
            FrontEnds frontEnds, TableCatalog catalog, Transfer transfer, Supplier<StorageAccess> storage, int atOnce) {
        this.frontEnds = frontEnds;
        this.catalog = catalog;
        this.transfer = transfer;
        this.storage = storage;
        this.atOnce = Math.max(STATEMENTS, atOnce);
        this.statements = Executors.newFixedThreadPool(this.atOnce, work -> new Thread(work, "unload"));
    }

    Unload plan(String table, List<String> partitions, TablePart part) {
        // A column that it was given since the last round must not stay behind.
        catalog.forget(table);
        List<TableColumn> columns = catalog.columns(table);
        TransferPlan plan = transfer.plan(columns);
        if (plan.csv().isPresent()) {
            SeparatorScan.Choice scanned = scan(columns, part);
            if (scanned.separators().isPresent()) {
                return unload(
                        table,
                        partitions,
                        plan.csv().get(),
                        FileFormat.csv(scanned.separators().get()));
            }
            plan = plan.withoutCsv(scanned.obstacle());
        }
        List<String> reasons = plan.reasons();
        return plan.parquet()
                .map(path -> unload(table, partitions, path, FileFormat.parquet()))
                .orElseThrow(() -> new ClusterException(
                        Remedy.GIVE_UP,
                        "Cannot carry " + part + " from " + transfer.source() + " to " + transfer.target() + ": "
                                + String.join("; ", reasons),
                        null));
    }

    /** In so many slices; empty where the table cannot be divided so. */
    Optional<Unload> plan(String table, String partition, int slices) {
        catalog.forget(table);
        KeyedTable keyed = new KeyedTable(
                catalog.columns(table), catalog.layout(table).key().model());
        SplitPlan split = SplitPlan.of(transfer.source(), transfer.target(), keyed);
        return transfer.plan(keyed.columns())
                .parquet()
                .filter(path -> split.isOpen())
                .map(path -> new Unload(
                        table,
                        List.of(partition),
                        path.loadColumns(),
                        FileFormat.parquet(),
                        split.choice(transfer.source().version().toString(), slices)));
    }

    boolean isScanned(String table) {
        return scan(catalog.columns(table)).isNeeded();
    }

    /** As Parquet; empty where that way is closed. */
    Optional<Unload> withoutSeparators(String table, String partition) {
        catalog.forget(table);
        return transfer.plan(catalog.columns(table))
                .parquet()
                .map(path -> unload(table, List.of(partition), path, FileFormat.parquet()));
    }

    private SeparatorScan scan(List<TableColumn> columns) {
        return SeparatorScan.of(transfer.source(), transfer.target(), columns);
    }

    private SeparatorScan.Choice scan(List<TableColumn> columns, TablePart part) {
        SeparatorScan scan = scan(columns);
        return scan.isNeeded()
                ? scan.read(frontEnds
                        .query(SessionSettings.forReading(transfer.source(), TIMEOUT), scan.sql(part))
                        .get(0))
                : scan.withoutScan();
    }

    private static Unload unload(String table, List<String> partitions, TransferPath path, FileFormat format) {
        return new Unload(table, partitions, path.loadColumns(), format);
    }

    void begin(Unload unload, TablePart part, StorageUri folder) {
        if (unload.format() instanceof FileFormat.Csv csv) {
            frontEnds.execute(export(unload, part, folder, csv).sql(transfer.source(), storage.get()));
        } else {
            // From now on it is known, however long it waits for a thread.
            unloads.accepted(folder);
            statements.execute(() -> write(unload, part, folder));
        }
    }

    private static ExportStatement export(Unload unload, TablePart part, StorageUri folder, FileFormat.Csv csv) {
        List<String> names = unload.columns().stream().map(FileColumn::name).toList();
        return new ExportStatement(part, names, folder, csv.separators(), TIMEOUT);
    }

    /** Only an OK from the cluster makes the folder whole; after anything else it is abandoned. */
    private void write(Unload unload, TablePart part, StorageUri folder) {
        if (!unloads.begins(folder)) {
            return;
        }
        try {
            List<TableColumn> columns = catalog.columns(unload.table());
            TransferPath path = transfer.plan(columns).parquet().orElseThrow();
            // What was written down is what will be loaded; another version of this program may have written it.
            List<FilesStatement.Item> items = path.items(unload.columns())
                    .orElseThrow(() -> new ClusterException(
                            Remedy.GIVE_UP,
                            "the columns of " + unload.table() + " are not carried any more as they were when this"
                                    + " export began",
                            null));
            FilesStatement statement = new FilesStatement(part, items, folder, FILE_SIZE);
            BucketChoice some = unload.some();
            DataFilter rows = some == null
                    ? transfer.dataFilter()
                    : transfer.dataFilter().and(some.rows(TableColumn.carried(columns)));
            frontEnds.execute(
                    SessionSettings.forReading(transfer.source(), TIMEOUT),
                    statement.sql(transfer.source(), storage.get(), rows));
            unloads.finished(folder);
        } catch (ClusterException refused) {
            // Where nobody was reached, nothing is said of this export: it is as if all had been cancelled.
            Remedy remedy = refused.isUnreached() ? Remedy.NEW_ATTEMPT : refused.remedy();
            unloads.cancelled(folder, remedy, String.valueOf(refused.getMessage()));
        } catch (RuntimeException failed) {
            unloads.cancelled(folder, Remedy.UNKNOWN, String.valueOf(failed.getMessage()));
        } catch (Error unsound) {
            unloads.broken(unsound);
            throw unsound;
        }
    }

    /**
     * How many exports may run at once.
     *
     * @param jobs how many EXPORT jobs the source runs at once; 0 where it does not tell
     */
    int room(int jobs) {
        return unloads.room(jobs, atOnce);
    }

    /** The unloads by INSERT INTO FILES that this process was asked for and nobody has done with. */
    Collection<ExportStatus> known() {
        return unloads.all();
    }

    /** Ends an INSERT INTO FILES, where a front end of the configuration shows it. */
    void cancel(StorageUri folder) {
        if (!unloads.isWithdrawn(folder)) {
            int ended = frontEnds.end(AccessClause.uri(folder));
            LOG.info("{} to {} asked to end", Units.counted(ended, "INSERT INTO FILES", "INSERT INTO FILES"), folder);
        }
    }

    /** Nobody will ask for this unload any more. */
    void forget(StorageUri folder) {
        unloads.forget(folder);
    }

    @Override
    public void close() {
        statements.shutdownNow();
    }
}
