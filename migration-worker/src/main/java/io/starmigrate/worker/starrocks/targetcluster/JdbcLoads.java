package io.starmigrate.worker.starrocks.targetcluster;

import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.statement.LoadJob;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What becomes of the loads of a target's database. Safe for use by many threads. */
final class JdbcLoads {
    private final String database;
    private final FrontEnds frontEnds;
    private final Capabilities capabilities;

    JdbcLoads(String database, FrontEnds frontEnds, Capabilities capabilities) {
        this.database = database;
        this.frontEnds = frontEnds;
        this.capabilities = capabilities;
    }

    /**
     * What the cluster says of these labels. One question for each: the leader answers SHOW LOAD, whichever front end
     * is asked (reference 4.8). Of information_schema.loads, which could be asked once for all, nothing says so: a
     * label that a front end has not heard of yet would be sent again.
     */
    Map<String, LoadStatus> of(Collection<String> labels) {
        Map<String, LoadStatus> statuses = new HashMap<>();
        for (String label : labels) {
            List<LoadJob> jobs = frontEnds.query(LoadJob.show(database, label)).stream()
                    .map(LoadJob::read)
                    .toList();
            LoadJob.newest(jobs).ifPresent(job -> statuses.put(label, status(job)));
        }
        return statuses;
    }

    private LoadStatus status(LoadJob job) {
        String error = job.state() == LoadJob.State.CANCELLED ? job.error() + rejectedRow(job) : "";
        return new LoadStatus(
                job.label(),
                progress(job.state()),
                Math.max(0, job.rows().loaded()),
                Math.max(0, job.rows().filtered()),
                error);
    }

    private static ClusterJobState progress(LoadJob.State state) {
        return switch (state) {
            case PENDING, ETL, QUEUEING, LOADING, PREPARED -> ClusterJobState.RUNNING;
            case FINISHED -> ClusterJobState.FINISHED;
            case CANCELLED -> ClusterJobState.CANCELLED;
            case UNKNOWN -> ClusterJobState.UNKNOWN;
        };
    }

    /** What StarRocks says of the first rows that did not fit; nothing when it does not say. */
    private String rejectedRow(LoadJob job) {
        if (!capabilities.has(Capability.LOAD_TRACKING_LOGS) || !isQuery(job.tracking())) {
            return job.tracking().isEmpty() ? "" : "; see " + job.tracking();
        }
        try {
            return frontEnds.query(Sql.of(job.tracking())).stream()
                    .map(row -> "; " + shortened(row.text("tracking_log")))
                    .findFirst()
                    .orElse("");
        } catch (ClusterException unknown) {
            return "; see " + job.tracking();
        }
    }

    private static boolean isQuery(String tracking) {
        return tracking.toLowerCase(Locale.ROOT).startsWith("select tracking_log from information_schema.");
    }

    private static String shortened(String text) {
        return text.length() <= 500 ? text : text.substring(0, 500) + " ...";
    }

    /** See {@link TargetCluster#cancel}. */
    void cancel(String label) {
        try {
            frontEnds.execute(LoadJob.cancel(database, label));
        } catch (ClusterException refused) {
            if (of(List.of(label)).values().stream().anyMatch(load -> load.state() == ClusterJobState.RUNNING)) {
                throw refused;
            }
        }
    }
}
