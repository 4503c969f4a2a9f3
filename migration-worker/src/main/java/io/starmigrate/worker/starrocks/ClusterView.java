package io.starmigrate.worker.starrocks;

import io.starmigrate.core.comparison.TableView;
import io.starmigrate.core.pace.Pressure;
import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.fingerprint.BucketedFingerprint;
import io.starmigrate.core.starrocks.fingerprint.Bucketing;
import io.starmigrate.core.starrocks.fingerprint.RowKey;
import io.starmigrate.core.starrocks.fingerprint.RowSums;
import io.starmigrate.core.starrocks.sql.TablePart;
import io.starmigrate.core.task.Fingerprint;
import java.util.List;
import java.util.Map;

/**
 * One cluster as a comparison looks at it: its catalog and its rows as they are now. Nothing here changes anything.
 *
 * <p>Safe for use by many threads. Every method throws {@link ClusterException}.
 */
public interface ClusterView extends AutoCloseable {
    /** The names of the tables that hold rows; views and stagings of this tool are left out. */
    List<String> tables();

    /** The names of views and materialized views. */
    List<String> views();

    /** A table and all its partitions, read with as many statements however many partitions there are. */
    TableView table(String table);

    /** The fingerprint of these columns of some rows, by the functions that both clusters have: one statement. */
    Fingerprint fingerprint(TablePart part, List<TableColumn> columns);

    /** A fingerprint of each bucket of some rows, by the same functions: one statement. */
    BucketedFingerprint buckets(TablePart part, Bucketing how);

    /** A fingerprint of each key of these buckets of some rows: one statement. */
    Map<RowKey, RowSums> keys(TablePart part, Bucketing how, List<Integer> buckets);

    /** How many rows a part has, counted now: one statement, and a cheap one. */
    long rows(TablePart part);

    /** How busy it is with queries; what could not be asked is named in it. To be asked by one thread at a time. */
    Pressure pressure();

    /** Gives back its connections; statements that run are cut off. */
    @Override
    void close();
}
