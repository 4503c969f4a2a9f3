package io.starmigrate.worker.starrocks.clusters;

import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.worker.starrocks.catalog.JdbcSchemaCatalog;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;

/** One cluster: who answers, what its database holds, and what its version can do. */
record OpenedCluster(FrontEnds frontEnds, TableCatalog catalog, Capabilities capabilities) {
    /** Where it keeps its tables; asked only where some known defect of its version depends on it. */
    RunMode mode() {
        return capabilities.hasDefectsByMode() ? definitions().profile().mode() : RunMode.UNKNOWN;
    }

    JdbcSchemaCatalog definitions() {
        return new JdbcSchemaCatalog(catalog.database(), frontEnds, capabilities);
    }
}
