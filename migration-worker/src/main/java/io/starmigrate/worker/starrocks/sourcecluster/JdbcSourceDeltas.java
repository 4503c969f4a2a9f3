package io.starmigrate.worker.starrocks.sourcecluster;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.starrocks.fingerprint.BucketDigests;
import io.starmigrate.core.starrocks.fingerprint.Bucketing;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.transfer.DeltaPlan;
import io.starmigrate.core.starrocks.transfer.KeyedTable;
import io.starmigrate.core.starrocks.transfer.TransferPath;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster.Unload;
import io.starmigrate.worker.starrocks.SourceDeltas;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import io.starmigrate.worker.starrocks.measure.Fingerprinter;
import java.util.List;

/** The source's share of deltas over JDBC. */
final class JdbcSourceDeltas implements SourceDeltas {
    private final TableCatalog catalog;
    private final FrontEnds frontEnds;
    private final Transfer transfer;

    JdbcSourceDeltas(TableCatalog catalog, FrontEnds frontEnds, Transfer transfer) {
        this.catalog = catalog;
        this.frontEnds = frontEnds;
        this.transfer = transfer;
    }

    @Override
    public DeltaPlan plan(String table, KeyedTable there) {
        catalog.forget(table);
        KeyedTable here = new KeyedTable(
                catalog.columns(table), catalog.layout(table).key().model());
        return DeltaPlan.of(transfer.source(), transfer.target(), here, there);
    }

    @Override
    public String version() {
        return transfer.common().toString();
    }

    @Override
    public BucketDigests buckets(String table, String partition, Bucketing how) {
        TableName name = catalog.name(table);
        TablePart part =
                catalog.scheme(table).isMovedWhole() ? TablePart.whole(name) : TablePart.partition(name, partition);
        return new Fingerprinter(frontEnds, transfer.source())
                .takeDigests(how, part, transfer.dataFilter(), transfer.common());
    }

    @Override
    public Unload unload(String table, String partition, BucketChoice some) {
        TransferPath path = transfer.plan(catalog.columns(table))
                .parquet()
                .orElseThrow(() -> new ClusterException(
                        Remedy.WRONG_INPUT, "Parquet does not carry every column of " + table, null));
        return new Unload(table, List.of(partition), path.loadColumns(), FileFormat.parquet(), some);
    }
}
