package io.starmigrate.worker.export;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.TravelGroup;
import io.starmigrate.core.task.TravelGroup.Member;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.Unload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exports partitions of a table together. Those who ride are written down first, then the carrier with who they are,
 * and only then the export is submitted: whoever finds a rider whose carrier does not name it exports it alone. Safe
 * for use by many threads.
 */
final class Together {
    private static final Logger LOG = LoggerFactory.getLogger(Together.class);

    private final SourceCluster source;
    private final TaskRecorder recorder;
    private final WorkerIdentity self;
    private final Attempts attempts;

    Together(SourceCluster source, TaskRecorder recorder, WorkerIdentity self, Attempts attempts) {
        this.source = source;
        this.recorder = recorder;
        this.self = self;
        this.attempts = attempts;
    }

    private record Ready(PartitionTask task, CatalogPartition partition) {
        String name() {
            return task.id().partition().partition();
        }
    }

    /**
     * Exports these PLANNED tasks of a table.
     *
     * @param submit exports what is written down
     * @return those that are to be exported alone; they are PLANNED as before
     * @throws ClusterException when the source asks to wait
     */
    List<PartitionTask> begin(List<PartitionTask> planned, BiConsumer<PartitionTask, Unload> submit) {
        if (planned.size() < 2) {
            return planned;
        }
        List<PartitionTask> alone = new ArrayList<>();
        List<Ready> ready = new ArrayList<>();
        Map<String, CatalogPartition> partitions = source.partitions(
                planned.get(0).id().partition().table(),
                planned.stream().map(task -> task.id().partition().partition()).toList());
        for (PartitionTask task : planned) {
            // One that is gone is told so where it is exported alone.
            Optional.ofNullable(partitions.get(task.id().partition().partition()))
                    .ifPresentOrElse(partition -> ready.add(new Ready(task, partition)), () -> alone.add(task));
        }
        alone.addAll(halved(ready, submit));
        return alone;
    }

    /** What one of them cannot have, no group with it can: halved until that one stands alone. */
    private List<PartitionTask> halved(List<Ready> ready, BiConsumer<PartitionTask, Unload> submit) {
        if (ready.size() < 2) {
            return ready.stream().map(Ready::task).toList();
        }
        Unload unload;
        try {
            String table = ready.get(0).task().id().partition().table();
            unload = source.unload(table, ready.stream().map(Ready::name).toList());
        } catch (ClusterException refused) {
            if (refused.isTransient()) {
                throw refused;
            }
            LOG.info(
                    "{} cannot be exported together: {}",
                    Units.counted(ready.size(), "partition"),
                    refused.getMessage());
            int half = ready.size() / 2;
            List<PartitionTask> alone = new ArrayList<>(halved(ready.subList(0, half), submit));
            alone.addAll(halved(ready.subList(half, ready.size()), submit));
            return alone;
        }
        begin(ready, unload, submit);
        return List.of();
    }

    private void begin(List<Ready> ready, Unload unload, BiConsumer<PartitionTask, Unload> submit) {
        Ready carrier = ready.get(0);
        Map<String, Fingerprint> before =
                attempts.before(unload, ready.stream().map(Ready::partition).toList());
        Export own = attempts.next(carrier.task(), unload, carrier.partition(), before);
        TravelGroup group =
                new TravelGroup(Member.of(carrier.task().id()), carrier.task().pass(), own.folder(), List.of());
        List<Member> riders = new ArrayList<>();
        List<String> names = new ArrayList<>(List.of(carrier.name()));
        List<PartitionTask> riding = ready.subList(1, ready.size()).stream()
                .map(rider -> exporting(
                        rider,
                        "it rides with " + carrier.name(),
                        attempts.riding(rider.task(), unload, rider.partition(), before)
                                .with(group)))
                .toList();
        for (PartitionTask rider : recorder.advanceTogether(riding)) {
            riders.add(Member.of(rider.id()));
            names.add(rider.id().partition().partition());
        }
        Export next = riders.isEmpty() ? own : own.with(group.riddenBy(riders));
        PartitionTask written = exporting(carrier, Units.counted(riders.size(), "rides", "ride") + " with it", next);
        if (recorder.advance(written)) {
            submit.accept(written, new Unload(unload.table(), names, unload.columns(), unload.format()));
        }
    }

    private PartitionTask exporting(Ready ready, String why, Export export) {
        return ready.task()
                .to(PartitionState.EXPORTING, self.change("the exporter takes it: " + why))
                .withExport(export);
    }
}
