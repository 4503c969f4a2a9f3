package io.starmigrate.worker.starrocks.targetcluster;

import io.starmigrate.core.pace.Pressure;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.statement.LoadJob;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import io.starmigrate.worker.starrocks.measure.ClusterLoad;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What becomes of the loads of a target's database. Safe for use by many threads. */
final class JdbcLoads {
    /** Up to how many labels are asked for one by one. */
    private static final int FEW = 2;

    /** Where a load is most of its time, by how long. */
    private static final List<LoadJob.State> GOING_ON = List.of(LoadJob.State.LOADING, LoadJob.State.PENDING);

    private final String database;
    private final FrontEnds frontEnds;
    private final Capabilities capabilities;
    private final ClusterLoad load;

    JdbcLoads(String database, FrontEnds frontEnds, Capabilities capabilities) {
        this.database = database;
        this.frontEnds = frontEnds;
        this.capabilities = capabilities;
        this.load = new ClusterLoad(frontEnds, capabilities);
    }

    /** What of the cluster's load keeps it from loading, and how many loads it runs at once. */
    Pressure pressure() {
        return load.ofTarget(database);
    }

    /**
     * What the cluster says of these labels. Several are looked for among the database's loads that go on, at one
     * question for all of them; whatever is not among those is asked for by its label. All of it is SHOW LOAD, which
     * the leader answers, whichever front end is asked (reference 4.8). Of information_schema.loads, which could be
     * asked once for all, nothing says so: a label that a front end has not heard of yet would be sent again. Nor is
     * SHOW LOAD asked for a beginning of labels: it shows what ended in the last days, too.
     */
    Map<String, LoadStatus> of(Collection<String> labels) {
        Map<String, LoadStatus> statuses = new HashMap<>();
        Set<String> left = new LinkedHashSet<>(labels);
        for (LoadJob.State goingOn : GOING_ON) {
            if (left.size() > FEW) {
                statuses.putAll(among(LoadJob.show(database, goingOn), left));
                left.removeAll(statuses.keySet());
            }
        }
        left.forEach(label -> statuses.putAll(among(LoadJob.show(database, label), Set.of(label))));
        return statuses;
    }

    /** What a statement shows of these labels. */
    private Map<String, LoadStatus> among(Sql show, Set<String> labels) {
        Map<String, List<LoadJob>> jobs = frontEnds.query(show).stream()
                .map(LoadJob::read)
                .filter(job -> labels.contains(job.label()))
                .collect(Collectors.groupingBy(LoadJob::label));
        Map<String, LoadStatus> statuses = new HashMap<>();
        jobs.forEach((label, all) -> LoadJob.newest(all).ifPresent(job -> statuses.put(label, status(job))));
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
