package io.starmigrate.worker.plan;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.DataFileKey.TableRef;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Export;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.Baseline;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.loop.Stopping;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.FewAtOnce;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Shown;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes planned partitions that both sides hold alike for published, as if this job had moved them: rounds then move
 * what either side's versions say has changed since. Neither cluster is written to. What can be compared in part only
 * stays planned: nothing has ever moved it.
 *
 * <p>Each partition is one conditional write: killed anywhere, what was not written stays planned, and who adopts again
 * goes on with that.
 */
public final class Adoption {
    /** Some partitions at once: a look must not crowd out what a cluster is there for. */
    public static final EachPartition FEW_AT_ONCE = FewAtOnce::each;

    /** The attempt of an export that never was. */
    private static final int NONE_MADE = 0;

    private final TaskRecorder recorder;
    private final SourceCluster source;
    private final TargetCluster target;
    private final StorageUri root;
    private final WorkerIdentity self;
    private final EachPartition looks;

    /**
     * One over both clusters.
     *
     * @param root the folder that files of the source are exported below; nothing is written there
     * @param looks looks at all partitions, in any order
     */
    public Adoption(
            TaskRecorder recorder,
            SourceCluster source,
            TargetCluster target,
            StorageUri root,
            WorkerIdentity self,
            EachPartition looks) {
        this.recorder = recorder;
        this.source = source;
        this.target = target;
        this.root = root;
        this.self = self;
        this.looks = looks;
    }

    /** How partitions are looked at: one after another, or some at once. */
    @FunctionalInterface
    public interface EachPartition {
        List<Optional<Baseline.Left>> each(
                Collection<PartitionTask> tasks, Function<PartitionTask, Optional<Baseline.Left>> look);
    }

    /**
     * Adopts those of a job's chosen partitions that nobody has begun to move.
     *
     * @param stopping is asked before each
     * @throws ClusterException when a cluster does not answer
     */
    public Baseline adopt(Job job, List<PlannedPartition> chosen, Stopping stopping) {
        List<PartitionTask> planned = chosen.stream()
                .map(partition -> new PartitionId(
                        job.name(),
                        job.source(),
                        partition.tableName().table(),
                        partition.partition().name()))
                .flatMap(id -> recorder.latest(id).stream())
                .filter(Adoption::isUntouched)
                .toList();
        List<Baseline.Left> left = looks.each(planned, task -> adopt(task, stopping)).stream()
                .flatMap(Optional::stream)
                .toList();
        return new Baseline(planned.size() - left.size(), left);
    }

    private static boolean isUntouched(PartitionTask task) {
        return task.state() == PartitionState.PLANNED
                && task.export() == null
                && task.staging() == null
                && task.left() == null;
    }

    /** Empty when it is adopted; why not otherwise. */
    private Optional<Baseline.Left> adopt(PartitionTask task, Stopping stopping) {
        stopping.require();
        String found;
        try {
            found = compare(task);
        } catch (ClusterException refused) {
            if (refused.isOfTheCluster()) {
                throw refused;
            }
            found = "could not be compared: " + refused.getMessage();
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(new Baseline.Left(task.id(), found));
    }

    /**
     * Both tokens are read before the rows: what is written between moves the token, and the partition is looked at
     * once more by the next round. It is never taken for unchanged.
     */
    private String compare(PartitionTask task) {
        PartitionId id = task.id().partition();
        Place place = StagingOpener.place(task);
        Optional<CatalogPartition> here = source.partition(id.table(), id.partition());
        Optional<Shown> there = target.shown(place);
        if (here.isEmpty()) {
            return "the source has it no more";
        }
        if (there.isEmpty()) {
            return "the target has no such partition";
        }
        List<String> columns = source.columns(id.table());
        List<String> others = target.columns(id.table());
        if (!names(columns).equals(names(others))) {
            return "the columns are not the same: the source has " + columns + ", the target " + others;
        }
        Fingerprint source = this.source.fingerprint(id.table(), id.partition(), columns);
        Fingerprint shown = target.fingerprint(place, columns, source.recipe());
        if (!source.proves(shown)) {
            return "the rows differ: " + source.differenceTo(shown, "the source", "the target");
        }
        List<String> partly = source.partlyProvedBy(shown);
        if (!partly.isEmpty()) {
            return "the rows are alike as far as they are compared, which is not in full in "
                    + String.join(", ", partly) + "; nothing has moved it yet";
        }
        return record(task, here.get(), columns, source, there.get(), shown)
                ? ""
                : "somebody else has begun with it meanwhile";
    }

    private static Set<String> names(List<String> columns) {
        return columns.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private boolean record(
            PartitionTask task,
            CatalogPartition here,
            List<String> columns,
            Fingerprint source,
            Shown there,
            Fingerprint shown) {
        PartitionId id = task.id().partition();
        Export export = new Export(
                NONE_MADE,
                DataFileKey.generationFolder(
                        root,
                        id.job(),
                        new TableRef(id.database(), id.table()),
                        id.partition(),
                        task.id().generation()),
                ChangeToken.of(here).text(),
                columns.stream().map(FileColumn::plain).toList(),
                FileFormat.parquet(),
                self.clock().instant());
        return recorder.advance(task.to(
                        PartitionState.PUBLISHED,
                        self.change("adopted: both sides hold the same " + Units.counted(shown.rows(), "row")
                                + ", nothing was moved"))
                .withExport(export)
                .withExported(new Exported(0, 0, source))
                .withPublished(Published.proved(shown, there.token().text(), List.of())));
    }
}
