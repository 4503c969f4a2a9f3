package io.starmigrate.worker.starrocks.sourcecluster;

import io.starmigrate.core.starrocks.catalog.TableColumn;
import io.starmigrate.core.starrocks.sql.DataFilter;
import io.starmigrate.core.starrocks.transfer.TransferPlan;
import io.starmigrate.core.starrocks.transfer.Unload;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.StarRocksVersion;
import java.util.List;

/**
 * Between which versions, and which rows of it.
 *
 * @param source what the source can do
 * @param target what the target can do, which decides how values are carried and compared
 * @param dataFilter which rows move
 * @param unload by which of several open ways they leave the source
 */
public record Transfer(Capabilities source, Capabilities target, DataFilter dataFilter, Unload unload) {
    /** The ways a table of these columns can take. */
    public TransferPlan plan(List<TableColumn> columns) {
        return TransferPlan.of(source, target, columns).filteredBy(dataFilter).preferring(unload);
    }

    /** The version whose functions both clusters have. */
    public StarRocksVersion common() {
        return source.inCommonWith(target).version();
    }
}
