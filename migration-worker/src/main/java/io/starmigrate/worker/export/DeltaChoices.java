package io.starmigrate.worker.export;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.starrocks.fingerprint.BucketDigests;
import io.starmigrate.core.starrocks.fingerprint.Bucketing;
import io.starmigrate.core.starrocks.transfer.DeltaPlan;
import io.starmigrate.core.starrocks.transfer.SyncColumn;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Delta;
import io.starmigrate.core.task.DeltaShare;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.Unload;
import io.starmigrate.worker.starrocks.SourceDeltas;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetDeltas;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses which buckets of a changed partition are exported, when the target holds the others already. It is tried once
 * in a generation, by its first export; whatever is unknown or goes wrong, all of the partition travels.
 *
 * <p>Of a table with a column that tells what was written, the columns that name its rows and that one are compared
 * alone, while the target shows what the generation before was proved to be. Should the proof refuse what came of that,
 * the second export is tried as well, by all columns.
 *
 * <p>What was chosen is kept here from before the export is submitted until its manifest is written. Such an export is
 * known to the process alone that sent it, so nobody else ever finishes one. Safe for use by many threads.
 */
public final class DeltaChoices {
    private static final Logger LOG = LoggerFactory.getLogger(DeltaChoices.class);

    private final SourceCluster source;
    private final Supplier<Optional<TargetCluster>> target;
    private final TaskRecorder recorder;
    private final long least;
    private final Map<String, String> syncColumns;
    private final Map<StorageUri, Delta> chosen = new ConcurrentHashMap<>();

    /**
     * @param target empty where only the source is there
     * @param least how many bytes a partition has at least that is looked at; 0: none is
     * @param syncColumns the column that tells what was written, by the table
     */
    public DeltaChoices(
            SourceCluster source,
            Supplier<Optional<TargetCluster>> target,
            TaskRecorder recorder,
            long least,
            Map<String, String> syncColumns) {
        this.source = source;
        this.target = target;
        this.recorder = recorder;
        this.least = least;
        this.syncColumns = Map.copyOf(syncColumns);
    }

    /** What is to be exported of a partition, and what of it is to be remembered. */
    record Chosen(Unload unload, Delta delta, DeltaShare share) {}

    /**
     * Looks at both sides.
     *
     * @param partition as it was before this
     * @return empty when all of it travels
     */
    Optional<Chosen> choose(PartitionTask task, CatalogPartition partition) {
        Optional<SyncColumn> sync = Optional.ofNullable(
                        syncColumns.get(task.id().partition().table()))
                .map(SyncColumn::new);
        boolean again = sync.isPresent() && task.isUnprovedDelta();
        if (least == 0 || task.estimate().bytes() < least || (task.export() != null && !again)) {
            return Optional.empty();
        }
        if (again) {
            LOG.warn(
                    "{}: every column is compared now; should this be told often, rows are written that leave {} as it"
                            + " was: correct " + SettingName.SYNC_COLUMN + ", or leave the table out of it",
                    task.id(),
                    sync.get().name());
        }
        try {
            return look(task, partition, again ? null : sync.orElse(null));
        } catch (ClusterException | IllegalArgumentException refused) {
            LOG.info("All of {} travels: what differs cannot be told: {}", task.id(), refused.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Chosen> look(PartitionTask task, CatalogPartition partition, @Nullable SyncColumn sync) {
        Optional<Published> before = before(task.id());
        Optional<SourceDeltas> here = source.deltas();
        Optional<TargetCluster> there = before.isEmpty() || here.isEmpty() ? Optional.empty() : target.get();
        return there.isPresent() && there.get().deltas().isPresent()
                ? new Look(
                                task.id(),
                                here.get(),
                                there.get(),
                                there.get().deltas().get())
                        .choose(rows(partition, before.orElseThrow()), before.orElseThrow(), sync)
                : Optional.empty();
    }

    /** What was published of the generation before, if that shows. */
    private Optional<Published> before(PartitionTaskId id) {
        return id.generation() == 1
                ? Optional.empty()
                : recorder.partition(new PartitionTaskId(id.partition(), id.generation() - 1))
                        .map(PartitionTask::published);
    }

    /** The catalog's number is minutes old. */
    private static long rows(CatalogPartition partition, Published before) {
        return Math.max(partition.rows(), before.fingerprint().rows());
    }

    private record Look(PartitionTaskId id, SourceDeltas here, TargetCluster target, TargetDeltas there) {
        Optional<Chosen> choose(long rows, Published before, @Nullable SyncColumn sync) {
            PartitionId partition = id.partition();
            Place place = new Place(partition.table(), partition.partition());
            DeltaPlan told = here.plan(partition.table(), there.table(partition.table()));
            DeltaPlan plan = target.namesStaging(place) ? told.intoNamedStaging() : told;
            if (!plan.isOpen()) {
                LOG.debug("All of {} travels: {}", id, plan.obstacle());
                return Optional.empty();
            }
            // Read before the rows: what is written after it moves it.
            Optional<TargetCluster.Shown> shown = target.shown(place);
            if (shown.isEmpty() || shown.get().untouched()) {
                return Optional.empty();
            }
            String token = shown.get().token().text();
            Optional<Found> written = Optional.ofNullable(sync)
                    .filter(column -> before.isProvedUnder(token))
                    .flatMap(plan::by)
                    .map(by -> found(place, by, rows))
                    .filter(found -> tells(plan, found));
            Found found = written.orElseGet(() -> found(place, plan, rows));
            DeltaPlan.Difference what = found.what;
            if (what.obstacle() != null) {
                LOG.info("All of {} travels: {}", id, what.obstacle());
                return Optional.empty();
            }
            LOG.info(
                    "Of {} {} of {} travel{}",
                    id,
                    what.rows(),
                    Units.counted(what.all(), "row"),
                    written.isPresent() ? ", as " + SettingName.SYNC_COLUMN + " tells" : "");
            BucketChoice travelling = plan.choice(here.version(), found.how, what.buckets());
            return Optional.of(new Chosen(
                    here.unload(partition.table(), partition.partition(), travelling),
                    new Delta(travelling, token),
                    new DeltaShare(what.rows(), what.all())));
        }

        /** Whether a look at some columns is to be followed. */
        private static boolean tells(DeltaPlan plan, Found found) {
            // It has changed: where nothing was written, that column does not tell of it. And of buckets by fewer
            // columns each may hold a great many rows.
            return !found.what.buckets().isEmpty()
                    && (found.what.obstacle() == null || found.how.keys().equals(plan.keys()));
        }

        private Found found(Place place, DeltaPlan by, long rows) {
            Bucketing how = by.source(rows);
            BucketDigests ours = here.buckets(place.table(), place.partition(), how);
            return new Found(how, DeltaPlan.compare(ours, there.buckets(place, by.target(rows), here.version())));
        }

        private record Found(Bucketing how, DeltaPlan.Difference what) {}
    }

    /** It is about to be submitted to this folder. */
    void remember(StorageUri folder, Delta delta) {
        chosen.put(folder, delta);
    }

    /** What was chosen for the export to this folder; empty when that is not known to this process. */
    Optional<Delta> of(StorageUri folder) {
        return Optional.ofNullable(chosen.get(folder));
    }

    /** Nobody will ask for it any more. */
    void forget(StorageUri folder) {
        chosen.remove(folder);
    }
}
