package io.starmigrate.worker.publish;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.sql.Labels;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.LoadKind;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.UnreadableItemException;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.load.EarlierLoads;
import io.starmigrate.worker.load.StagingOpener;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes by INSERT OVERWRITE, whose statement may outlive its sender: each is written down under its label before it
 * is sent, and no other is sent before all that were written down for the place have ended, or can never begin. Safe
 * for use by many threads.
 *
 * <p>A statement begins only while staging has the name it was sent for. So once staging has another name, or is gone,
 * what is neither known by its label nor executed by a front end never will be.
 */
public final class Overwrites {
    private static final Logger LOG = LoggerFactory.getLogger(Overwrites.class);

    /** Beyond the time StarRocks gives a statement: clocks that are not quite right, and its last step. */
    private static final Duration MARGIN = Duration.ofMinutes(30);

    private static final Duration OVERDUE = TargetCluster.OVERWRITE_TIMEOUT.plus(MARGIN);

    private final TargetCluster target;
    private final TaskRecorder recorder;
    private final WorkerIdentity self;
    private final LongSupplier nanoTime;
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    /** @param nanoTime a clock that only runs forward, such as {@code System::nanoTime} */
    public Overwrites(TargetCluster target, TaskRecorder recorder, WorkerIdentity self, LongSupplier nanoTime) {
        this.target = target;
        this.recorder = recorder;
        this.self = self;
        this.nanoTime = nanoTime;
    }

    /**
     * Gives staging the name of this try, under which alone a statement can begin from now on.
     *
     * @param token of a fresh lease
     * @return that name; empty when a statement that was sent before is under way: try again later
     */
    public Optional<String> take(PartitionTask task, Staging staging, long token) {
        // Whoever runs goes on undisturbed by another name.
        if (isUnderWay(task)) {
            return Optional.empty();
        }
        String own = target.take(StagingOpener.place(task), staging, token);
        return areSettled(task) ? Optional.of(own) : Optional.empty();
    }

    /**
     * Shows staging's rows.
     *
     * @param own what {@link #take} answered
     * @return false when nobody knows yet whether they show: try again later
     */
    public boolean send(PartitionTask task, Staging staging, String own) {
        String label = label(task.id(), staging, own);
        Load written = recorder.record(Load.publication(
                task.id(), label, task.pass(), self.change("INSERT OVERWRITE from " + own + " is sent")));
        try {
            target.overwrite(StagingOpener.place(task), staging, own, label);
        } catch (ClusterException refused) {
            if (refused.remedy() != Remedy.ALREADY_DONE) {
                throw refused;
            }
            LOG.info("{}: {}", label, refused.getMessage());
            return false;
        }
        recorder.advance(written.finished(0, self.change("INSERT OVERWRITE from " + own + " has answered")));
        return true;
    }

    /** The same try of the same staging makes the same label, whoever sends it. */
    private static String label(PartitionTaskId id, Staging staging, String own) {
        List<String> names = List.of(id.partition().job(), id.partition().table(), "publish", "g" + id.generation());
        List<String> content = new ArrayList<>(names);
        content.addAll(List.of(id.partition().database(), own, Long.toString(staging.partitionId())));
        return Labels.label(names, content);
    }

    /** Whether a statement of this pass is known to have ended well: what shows is to be proved. */
    public boolean haveShown(PartitionTask task) {
        return publications(task.id())
                .anyMatch(load -> load.pass() == task.pass() && load.state() == LoadState.FINISHED);
    }

    /** Whether a statement of this pass was sent at all: what shows may be staging's rows. */
    public boolean mayHaveShown(PartitionTask task) {
        return publications(task.id()).anyMatch(load -> load.pass() == task.pass());
    }

    /**
     * Whether a statement that was written down for this place before is executed now. One that is not may begin yet,
     * as long as its staging has the name it was sent for.
     */
    public boolean isUnderWay(PartitionTask task) {
        List<Sighting> all = look(task);
        all.stream().filter(sighting -> sighting.standing == Standing.ENDED).forEach(this::settle);
        return all.stream().anyMatch(sighting -> sighting.standing == Standing.UNDER_WAY);
    }

    /**
     * Whether no statement that was written down for this place before can change what shows any more. Only to be asked
     * after staging was given another name, or dropped: then what nobody knows or executes never begins.
     */
    public boolean areSettled(PartitionTask task) {
        boolean settled = true;
        for (Sighting sighting : look(task)) {
            settled &= sighting.standing != Standing.UNDER_WAY && settle(sighting);
        }
        return settled;
    }

    private enum Standing {
        UNDER_WAY,
        /** Its label has an outcome, and nobody executes it. */
        ENDED,
        /** Nobody knows or executes it. */
        UNKNOWN
    }

    private record Sighting(Load load, @Nullable LoadStatus status, Standing standing) {}

    /** Every statement without an outcome. Those of an earlier pass or generation are asked to stop. */
    private List<Sighting> look(PartitionTask task) {
        List<Load> open = open(task.id());
        if (open.isEmpty()) {
            return List.of();
        }
        List<String> labels = open.stream().map(Load::label).toList();
        // First what is known by its label, then what is executed: what ends in between has ended.
        Map<String, LoadStatus> known = target.loads(labels);
        Optional<Set<String>> executing = target.executing(labels);
        return open.stream()
                .map(load -> {
                    boolean current = load.task().equals(task.id()) && load.pass() == task.pass();
                    return sighting(load, known.get(load.label()), executing, current);
                })
                .toList();
    }

    private Sighting sighting(
            Load load, @Nullable LoadStatus status, Optional<Set<String>> executing, boolean current) {
        boolean runs = status != null && status.state().isUnderWay();
        boolean overdue = isOverdue(load);
        if (runs && (!current || overdue)) {
            target.cancel(load.label());
        }
        if (runs || executing.map(labels -> labels.contains(load.label())).orElse(!overdue)) {
            return new Sighting(load, status, Standing.UNDER_WAY);
        }
        return new Sighting(load, status, status == null ? Standing.UNKNOWN : Standing.ENDED);
    }

    /** Those that earlier builds wrote down as RECORDED were sent, too. */
    private boolean settle(Sighting sighting) {
        Load load = sighting.load;
        if (load.state() == LoadState.RECORDED) {
            load = load.to(LoadState.SUBMITTED, self.change("it was sent when it was written down"));
            if (!recorder.advance(load)) {
                return false;
            }
        }
        return recorder.advance(outcome(load, sighting.status));
    }

    private Load outcome(Load load, @Nullable LoadStatus status) {
        seen.remove(load.label());
        if (status == null) {
            return load.to(LoadState.ABANDONED, self.change("no front end knows or executes it"));
        }
        return status.state() == ClusterJobState.FINISHED
                ? load.finished(0, self.change("StarRocks says that it is FINISHED"))
                : load.to(LoadState.CANCELLED, self.change("StarRocks says that it is CANCELLED: " + status.error()));
    }

    /**
     * Whether StarRocks has ended it by now, whatever it did; timed here, by a clock that nobody sets: two machines'
     * differ, and one that is put right would end the wait at once.
     */
    private boolean isOverdue(Load load) {
        long now = nanoTime.getAsLong();
        long since = seen.computeIfAbsent(load.label(), label -> {
            LOG.info("INSERT OVERWRITE {} may be under way; nothing else is published before it has ended", label);
            return now;
        });
        return now - since > OVERDUE.toNanos();
    }

    /** Those without an outcome, down to the one that showed a staging last: it had waited for all before it. */
    private List<Load> open(PartitionTaskId id) {
        List<Load> open = new ArrayList<>();
        for (int generation = id.generation(); generation >= 1; generation--) {
            PartitionTaskId each = new PartitionTaskId(id.partition(), generation);
            publicationsUpTo(id, each).filter(load -> !load.state().isSettled()).forEach(open::add);
            if (generation < id.generation()
                    && recorder.partition(each).filter(EarlierLoads::hasWaited).isPresent()) {
                break;
            }
        }
        return open;
    }

    private Stream<Load> publicationsUpTo(PartitionTaskId id, PartitionTaskId before) {
        try {
            return publications(before);
        } catch (UnreadableItemException damaged) {
            if (before.equals(id)) {
                throw damaged;
            }
            throw new ClusterException(
                    Remedy.WRONG_INPUT,
                    "whether an INSERT OVERWRITE of generation " + before.generation()
                            + " can still show is not known: "
                            + damaged.getMessage() + "; remove that item from the recorder's table once it is "
                            + Units.counted(OVERDUE.toHours(), "hour")
                            + " old, then run migrate retry",
                    damaged);
        }
    }

    private Stream<Load> publications(PartitionTaskId id) {
        return recorder.loads(id).stream().filter(load -> load.kind() == LoadKind.PUBLICATION);
    }
}
