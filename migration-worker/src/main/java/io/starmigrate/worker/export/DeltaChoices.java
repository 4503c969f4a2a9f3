package io.starmigrate.worker.export;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.fingerprint.BucketChoice;
import io.starmigrate.core.starrocks.fingerprint.BucketDigests;
import io.starmigrate.core.starrocks.fingerprint.Bucketing;
import io.starmigrate.core.starrocks.transfer.DeltaPlan;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Delta;
import io.starmigrate.core.task.DeltaShare;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.TaskRecorder;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses which buckets of a changed partition are exported, when the target holds the others already. It is tried once
 * in a generation, by its first export; whatever is unknown or goes wrong, all of the partition travels.
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
    private final Map<StorageUri, Delta> chosen = new ConcurrentHashMap<>();

    /**
     * @param target empty where only the source is there
     * @param least how many bytes a partition has at least that is looked at; 0: none is
     */
    public DeltaChoices(
            SourceCluster source, Supplier<Optional<TargetCluster>> target, TaskRecorder recorder, long least) {
        this.source = source;
        this.target = target;
        this.recorder = recorder;
        this.least = least;
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
        if (least == 0 || task.estimate().bytes() < least || task.export() != null) {
            return Optional.empty();
        }
        try {
            Optional<PartitionTask> before = before(task.id());
            Optional<SourceDeltas> here = source.deltas();
            Optional<TargetCluster> there = before.isEmpty() || here.isEmpty() ? Optional.empty() : target.get();
            return there.isPresent() && there.get().deltas().isPresent()
                    ? new Look(
                                    task.id(),
                                    here.get(),
                                    there.get(),
                                    there.get().deltas().get())
                            .choose(rows(partition, before.orElseThrow()))
                    : Optional.empty();
        } catch (ClusterException | IllegalArgumentException refused) {
            LOG.info("All of {} travels: what differs cannot be told: {}", task.id(), refused.getMessage());
            return Optional.empty();
        }
    }

    /** The generation before, if that shows. */
    private Optional<PartitionTask> before(PartitionTaskId id) {
        return id.generation() == 1
                ? Optional.empty()
                : recorder.partition(new PartitionTaskId(id.partition(), id.generation() - 1))
                        .filter(task -> task.published() != null);
    }

    /** The catalog's number is minutes old. */
    private static long rows(CatalogPartition partition, PartitionTask before) {
        Published published = before.published();
        long shown = published == null ? 0 : published.fingerprint().rows();
        return Math.max(partition.rows(), shown);
    }

    private record Look(PartitionTaskId id, SourceDeltas here, TargetCluster target, TargetDeltas there) {
        Optional<Chosen> choose(long rows) {
            PartitionId partition = id.partition();
            Place place = new Place(partition.table(), partition.partition());
            DeltaPlan plan = here.plan(partition.table(), there.table(partition.table()));
            if (!plan.isOpen()) {
                LOG.debug("All of {} travels: {}", id, plan.obstacle());
                return Optional.empty();
            }
            // Read before the rows: what is written after it moves it.
            Optional<TargetCluster.Shown> shown = target.shown(place);
            if (shown.isEmpty() || shown.get().untouched()) {
                return Optional.empty();
            }
            Bucketing how = plan.source(rows);
            BucketDigests ours = here.buckets(partition.table(), partition.partition(), how);
            BucketDigests theirs = there.buckets(place, plan.target(rows), here.version());
            DeltaPlan.Difference found = DeltaPlan.compare(ours, theirs);
            if (found.obstacle() != null) {
                LOG.info("All of {} travels: {}", id, found.obstacle());
                return Optional.empty();
            }
            LOG.info("Of {} {} of {} travel", id, found.rows(), Units.counted(found.all(), "row"));
            BucketChoice travelling =
                    new BucketChoice(here.version(), how.keys(), how.buckets(), ours.recipe(), found.buckets());
            return Optional.of(new Chosen(
                    here.unload(partition.table(), partition.partition(), travelling),
                    new Delta(travelling, shown.get().token().text()),
                    new DeltaShare(found.rows(), found.all())));
        }
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
