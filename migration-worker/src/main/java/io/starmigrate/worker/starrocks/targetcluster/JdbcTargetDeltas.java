package io.starmigrate.worker.starrocks.targetcluster;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.fingerprint.BucketDigests;
import io.starmigrate.core.starrocks.fingerprint.Bucketing;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.statement.CopyStatement;
import io.starmigrate.core.starrocks.statement.SessionSettings;
import io.starmigrate.core.starrocks.transfer.KeyedTable;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.StarRocksVersion;
import io.starmigrate.core.task.Staging;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetDeltas;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import io.starmigrate.worker.starrocks.measure.Fingerprinter;
import io.starmigrate.worker.starrocks.staging.StagedParts;
import io.starmigrate.worker.starrocks.staging.StagingPlaces;
import java.util.List;

/** The target's share of deltas over JDBC. */
final class JdbcTargetDeltas implements TargetDeltas {
    private final FrontEnds frontEnds;
    private final Capabilities capabilities;
    private final TableCatalog catalog;
    private final StagingPlaces places;
    private final StagedParts parts;

    JdbcTargetDeltas(
            FrontEnds frontEnds,
            Capabilities capabilities,
            TableCatalog catalog,
            StagingPlaces places,
            StagedParts parts) {
        this.frontEnds = frontEnds;
        this.capabilities = capabilities;
        this.catalog = catalog;
        this.places = places;
        this.parts = parts;
    }

    @Override
    public KeyedTable table(String table) {
        catalog.forget(table);
        return new KeyedTable(
                catalog.columns(table), catalog.layout(table).key().model());
    }

    @Override
    public BucketDigests buckets(Place place, Bucketing how, String version) {
        return new Fingerprinter(frontEnds, capabilities)
                .takeDigests(how, parts.shown(place), DataFilter.all(), StarRocksVersion.parse(version));
    }

    @Override
    public void keep(Place place, Staging staging, Kept rows) {
        String name = places.nameNow(place, staging)
                .orElseThrow(() -> new ClusterException(
                        Remedy.ASK_AGAIN, "Staging " + staging + " of " + place + " is gone", null));
        List<TableColumn> own = catalog.columns(place.table());
        String condition;
        try {
            condition = rows.travelled().otherRows(Fingerprinter.named(rows.columns(), own));
        } catch (IllegalArgumentException otherwise) {
            throw new ClusterException(Remedy.WRONG_INPUT, String.valueOf(otherwise.getMessage()), otherwise);
        }
        CopyStatement copy = new CopyStatement(
                parts.of(place, name), rows.label(), TableColumn.carriedNames(own), parts.shown(place), condition);
        frontEnds.execute(SessionSettings.forReading(capabilities, TargetCluster.OVERWRITE_TIMEOUT), copy.sql());
    }
}
