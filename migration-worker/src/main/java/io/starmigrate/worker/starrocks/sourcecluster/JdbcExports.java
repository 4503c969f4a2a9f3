package io.starmigrate.worker.starrocks.sourcecluster;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.statement.ExportJob;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of the EXPORTs of a source's database. Its leader answers with each one of seven days, of whomever, when
 * it is asked for all: so it is asked for those that go on, then by its number for what was among these before, and for
 * all only where an export is found in neither way. Safe for use by many threads.
 */
final class JdbcExports {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcExports.class);

    /** In the order in which they follow each other: what moves on between two questions is in the second answer. */
    private static final List<ExportJob.State> GOING_ON = List.of(ExportJob.State.PENDING, ExportJob.State.EXPORTING);

    /** What has begun and ended between two looks is among so many, unless others export much. */
    private static final int NEWEST = 100;

    private final String database;
    private final Function<Sql, List<CatalogRow>> cluster;
    private final SeenExports seen;

    JdbcExports(String database, Function<Sql, List<CatalogRow>> cluster, InstantSource clock) {
        this.database = database;
        this.cluster = cluster;
        this.seen = new SeenExports(clock);
    }

    /** One to this folder is about to be sent: whatever was known of one before says nothing of it. */
    void sending(StorageUri folder) {
        seen.forget(folder);
    }

    /** All that the cluster remembers, and that go to places this tool has an address for. */
    List<ExportStatus> all() {
        return cluster.apply(ExportJob.show(database)).stream()
                .map(ExportJob::read)
                .flatMap(job -> folder(job).map(folder -> status(job, folder)).stream())
                .toList();
    }

    /** What it says of these, those that are not there left out; that one still runs may be as old as a pause. */
    Collection<ExportStatus> lately(Set<StorageUri> folders) {
        Map<StorageUri, ExportStatus> told = seen.known(folders);
        return told.size() == folders.size() ? told.values() : asked(folders, true);
    }

    /** The same as it is now. */
    Collection<ExportStatus> now(Set<StorageUri> folders) {
        return asked(folders, false);
    }

    private Collection<ExportStatus> asked(Set<StorageUri> folders, boolean isLook) {
        Map<StorageUri, ExportStatus> told = seen.ended(folders);
        Set<StorageUri> left = without(folders, told);
        Map<StorageUri, ExportJob> goingOn = new HashMap<>();
        if (!left.isEmpty()) {
            GOING_ON.forEach(state -> goingOn.putAll(amongSome(ExportJob.show(database, state), left)));
        }
        seen.goingOn(goingOn, isLook);
        told.putAll(statuses(goingOn));
        for (StorageUri folder : without(left, told)) {
            seen.number(folder)
                    .ifPresent(number ->
                            told.putAll(statuses(amongSome(ExportJob.show(database, number), Set.of(folder)))));
        }
        Set<StorageUri> recent = without(left, told);
        if (!recent.isEmpty()) {
            told.putAll(statuses(amongSome(ExportJob.newest(database, NEWEST), recent)));
        }
        // Where none of these told of it, only the whole list says that it is not there.
        Set<StorageUri> missed = without(left, told);
        if (!missed.isEmpty()) {
            told.putAll(statuses(among(ExportJob.show(database), missed)));
        }
        seen.told(told);
        return told.values();
    }

    private static Set<StorageUri> without(Set<StorageUri> folders, Map<StorageUri, ExportStatus> told) {
        Set<StorageUri> left = new HashSet<>(folders);
        left.removeAll(told.keySet());
        return left;
    }

    /** What a statement shows of these that shows only some; none where the version refuses it. */
    private Map<StorageUri, ExportJob> amongSome(Sql show, Set<StorageUri> folders) {
        try {
            return among(show, folders);
        } catch (ClusterException refused) {
            if (refused.isTransient()) {
                throw refused;
            }
            LOG.info("All exports are asked for, as {} is refused: {}", show, refused.getMessage());
            return Map.of();
        }
    }

    /** What a statement shows of these. A folder is one export's; should it be shown twice, the finished one counts. */
    private Map<StorageUri, ExportJob> among(Sql show, Set<StorageUri> folders) {
        Map<StorageUri, ExportJob> jobs = new HashMap<>();
        for (CatalogRow row : cluster.apply(show)) {
            ExportJob job = ExportJob.read(row);
            folder(job)
                    .filter(folders::contains)
                    .ifPresent(folder -> jobs.merge(
                            folder, job, (one, other) -> other.state() == ExportJob.State.FINISHED ? other : one));
        }
        return jobs;
    }

    private static Map<StorageUri, ExportStatus> statuses(Map<StorageUri, ExportJob> jobs) {
        Map<StorageUri, ExportStatus> statuses = new HashMap<>();
        jobs.forEach((folder, job) -> statuses.put(folder, status(job, folder)));
        return statuses;
    }

    /** Exports of others may go to places this tool has no address for: they are not ours. */
    private static Optional<StorageUri> folder(ExportJob job) {
        try {
            return Optional.of(StorageUri.parse(job.path()).asFolder());
        } catch (IllegalArgumentException elsewhere) {
            return Optional.empty();
        }
    }

    static ExportStatus status(ExportJob job, StorageUri folder) {
        return ExportStatus.told(job.queryId(), folder, state(job.state()), job.error());
    }

    private static ClusterJobState state(ExportJob.State state) {
        return switch (state) {
            case PENDING, EXPORTING -> ClusterJobState.RUNNING;
            case FINISHED -> ClusterJobState.FINISHED;
            case CANCELLED -> ClusterJobState.CANCELLED;
            case UNKNOWN -> ClusterJobState.UNKNOWN;
        };
    }
}
