package io.starmigrate.worker.starrocks.clusters;

import io.starmigrate.core.comparison.TableView;
import io.starmigrate.core.pace.Pressure;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.fingerprint.BucketedFingerprint;
import io.starmigrate.core.starrocks.fingerprint.Bucketing;
import io.starmigrate.core.starrocks.fingerprint.RowKey;
import io.starmigrate.core.starrocks.fingerprint.RowSums;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.starrocks.statement.SessionSettings;
import io.starmigrate.core.starrocks.version.StarRocksVersion;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.ClusterView;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.catalog.ListNulls;
import io.starmigrate.worker.starrocks.measure.ClusterLoad;
import io.starmigrate.worker.starrocks.measure.Fingerprinter;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One cluster over JDBC. */
final class JdbcClusterView implements ClusterView {
    private static final Duration TIMEOUT = Duration.ofHours(1);

    private final OpenedCluster side;
    private final ListNulls nulls;
    private final Fingerprinter fingerprinter;
    private final ClusterLoad load;
    private final StarRocksVersion common;
    private final DataFilter filter;

    /**
     * @param common the version whose functions both clusters have
     * @param filter which rows count
     */
    JdbcClusterView(OpenedCluster side, StarRocksVersion common, DataFilter filter) {
        this.side = side;
        this.nulls = new ListNulls(side.frontEnds(), side.catalog(), side.capabilities());
        this.fingerprinter = new Fingerprinter(side.frontEnds(), side.capabilities());
        this.load = new ClusterLoad(side.frontEnds(), side.capabilities());
        this.common = common;
        this.filter = filter;
    }

    @Override
    public List<String> tables() {
        return side.catalog().tables().stream()
                .filter(table -> !StagingName.isTable(table))
                .toList();
    }

    @Override
    public List<String> views() {
        return side.catalog().views();
    }

    @Override
    public TableView table(String table) {
        return new TableView(
                nulls.table(table),
                side.catalog().columns(table),
                side.catalog().layout(table).key().model());
    }

    @Override
    public Fingerprint fingerprint(TablePart part, List<TableColumn> columns) {
        List<String> carried = TableColumn.carriedNames(columns);
        return fingerprinter.take(new Fingerprinter.Columns(carried, columns), part, filter, common);
    }

    @Override
    public BucketedFingerprint buckets(TablePart part, Bucketing how) {
        return fingerprinter.takeBuckets(how, part, filter, common);
    }

    @Override
    public Map<RowKey, RowSums> keys(TablePart part, Bucketing how, List<Integer> buckets) {
        return fingerprinter.takeKeys(how, buckets, part, filter, common);
    }

    @Override
    public long rows(TablePart part) {
        List<CatalogRow> counted =
                side.frontEnds().query(SessionSettings.forReading(side.capabilities(), TIMEOUT), filter.count(part));
        if (counted.size() != 1) {
            throw new ClusterException(
                    Remedy.ASK_AGAIN,
                    "The number of rows of " + part + " came with " + Units.counted(counted.size(), "row"),
                    null);
        }
        return counted.get(0).requireNumber("row_count");
    }

    @Override
    public Pressure pressure() {
        return load.ofQueries();
    }

    @Override
    public void close() {
        side.frontEnds().close();
    }
}
