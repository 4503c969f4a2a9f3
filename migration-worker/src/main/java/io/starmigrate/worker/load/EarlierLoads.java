package io.starmigrate.worker.load;

import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.LoadKind;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was sent into the stagings of a place's earlier passes and generations, or to show them, where StarRocks names
 * stagings itself: all of them have one name there. A load finds its partitions by their names when it begins, and
 * while it waits once more after each change of the leader; so what has not ended may yet find the staging of the next
 * pass. A switch finds it when it comes.
 *
 * <p>A load is sent only while the staging that it was written down for has the name ({@link TargetCluster#load}). So
 * once that staging is gone, what the target does not know is on its way, has ended and is forgotten, or never comes.
 * The same goes for a switch, of which only its sender can tell what was answered; but where one alone was sent, and
 * the staging shows, it was that one.
 *
 * <p>Safe for use by many threads.
 */
public final class EarlierLoads {
    /** How long a statement may be on its way: TCP gives up after a quarter of an hour. */
    public static final Duration ON_ITS_WAY = Duration.ofMinutes(30);

    private static final Logger LOG = LoggerFactory.getLogger(EarlierLoads.class);

    private final TargetCluster target;
    private final TaskRecorder recorder;
    private final LongSupplier nanoTime;
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    /** @param nanoTime a clock that only runs forward, such as {@code System::nanoTime} */
    public EarlierLoads(TargetCluster target, TaskRecorder recorder, LongSupplier nanoTime) {
        this.target = target;
        this.recorder = recorder;
        this.nanoTime = nanoTime;
    }

    /**
     * The labels of what was sent into earlier stagings of the name that a task's staging has; none where each staging
     * has a name of its own.
     */
    public List<String> labels(PartitionTask task) {
        return target.namesStaging(StagingOpener.place(task)) ? filling(sent(task, published -> List.of())) : List.of();
    }

    private static List<String> filling(List<Load> sent) {
        return sent.stream()
                .filter(load -> load.kind().fillsStaging())
                .map(Load::label)
                .toList();
    }

    /**
     * Whether none of it can add rows to a staging that is made now, or show it. What is under way is told to stop.
     * Only to be asked once the earlier stagings are dropped.
     */
    boolean haveEnded(PartitionTask task) {
        if (!target.namesStaging(StagingOpener.place(task))) {
            return true;
        }
        List<Load> sent = sent(task, this::switches);
        List<String> labels = filling(sent);
        Map<String, LoadStatus> known = labels.isEmpty() ? Map.of() : target.loads(labels);
        boolean ended = true;
        for (Load load : sent) {
            ended &= hasEnded(load, known.get(load.label()));
        }
        return ended;
    }

    private boolean hasEnded(Load load, @Nullable LoadStatus status) {
        if (status == null) {
            return !mayBeOnItsWay(load);
        }
        seen.remove(load.label());
        if (!status.state().isUnderWay()) {
            return true;
        }
        LOG.info("Load {} of an earlier staging is stopped: the next one has the same name", load.label());
        if (load.kind() == LoadKind.FILES) {
            target.cancel(load.label());
        }
        return false;
    }

    /** Timed here, from when it was missed first, by a clock that nobody sets. */
    private boolean mayBeOnItsWay(Load load) {
        if (load.state() == LoadState.FINISHED || load.state() == LoadState.CANCELLED) {
            return false;
        }
        long now = nanoTime.getAsLong();
        long since = seen.computeIfAbsent(load.label(), label -> {
            LOG.info("{} may be on its way to an earlier staging: the next one, of the same name, waits", label);
            return now;
        });
        // A copy of the target's rows is known by its label only once it reads.
        Duration longest = load.kind() == LoadKind.COPY ? TargetCluster.OVERWRITE_TIMEOUT.plus(ON_ITS_WAY) : ON_ITS_WAY;
        return now - since < longest.toNanos();
    }

    /** Down to the generation that was published last: it had waited for all before it. */
    private List<Load> sent(PartitionTask task, Function<PartitionTask, List<Load>> ofPublished) {
        List<Load> sent = beforeThisPass(task);
        for (int generation = task.id().generation() - 1; generation > 0; generation--) {
            Optional<PartitionTask> before =
                    recorder.partition(new PartitionTaskId(task.id().partition(), generation));
            if (before.filter(EarlierLoads::hasWaited).isPresent()) {
                sent.addAll(ofPublished.apply(before.get()));
                break;
            }
            before.ifPresent(known -> owners(known).flatMap(this::sent).forEach(sent::add));
        }
        return sent;
    }

    /**
     * Whether a generation was published after all that was sent before it had ended. One that was found equal at both
     * sides has opened no staging, and waited for nobody.
     */
    public static boolean hasWaited(PartitionTask before) {
        return before.state() == PartitionState.PUBLISHED && before.staging() != null;
    }

    /** Those that may have been sent in vain, besides the one that has shown it: where there is one alone, it has. */
    private List<Load> switches(PartitionTask published) {
        List<Load> switches = owners(published)
                .flatMap(this::sent)
                .filter(load -> load.kind() == LoadKind.SWITCH)
                .toList();
        return switches.size() == 1 ? List.of() : switches;
    }

    private List<Load> beforeThisPass(PartitionTask task) {
        List<Load> before = new ArrayList<>(sent(task.id(), task.pass()));
        // Those of the pass in which it rides are its own.
        int own = task.riding().isPresent() ? 0 : 1;
        task.rode().ifPresent(group -> before.addAll(sent(group.carrier().beside(task.id()), group.pass() + own)));
        return before;
    }

    private List<Load> sent(PartitionTaskId owner, int before) {
        return before == 1
                ? List.of()
                : sent(owner).filter(load -> load.pass() < before).toList();
    }

    /** Whose loads went into its stagings: its own, and those of the task that carries it, or has. */
    private static Stream<PartitionTaskId> owners(PartitionTask task) {
        return Stream.concat(
                Stream.of(task.id()), task.rode().map(group -> group.carrier().beside(task.id())).stream());
    }

    private Stream<Load> sent(PartitionTaskId owner) {
        return recorder.loads(owner).stream()
                .filter(load -> load.kind() != LoadKind.PUBLICATION)
                .filter(EarlierLoads::mayHaveBeenSent);
    }

    /** What is given up before it was submitted was written twice, and all else once more. */
    private static boolean mayHaveBeenSent(Load load) {
        return switch (load.state()) {
            case RECORDED -> false;
            case SUBMITTED, FINISHED, CANCELLED -> true;
            case ABANDONED -> load.kind() != LoadKind.FILES || load.version() > 2;
        };
    }
}
