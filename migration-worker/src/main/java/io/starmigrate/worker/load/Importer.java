package io.starmigrate.worker.load;

import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskQueue.Delivery;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.TaskFailures;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.pace.Steering;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves announced files of one job, or of some partitions of it, into staging.
 *
 * <p>A message is deleted only after its outcome is in the recorder; until then it is kept invisible by heartbeats, and
 * turns up elsewhere when this worker dies. To be driven by one thread; any number of workers may do so at once.
 */
public final class Importer {
    private static final Logger LOG = LoggerFactory.getLogger(Importer.class);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofMinutes(10);

    /** Others' messages are out of their workers' sight no longer than this. */
    private static final Duration OTHERS_LONGEST = Duration.ofSeconds(30);

    /** Far below what a queue hands out before it puts a message aside: what others have looked at is no try. */
    private static final int OTHERS_LOOKS = 20;

    private static final int DOUBLINGS = 7;
    private static final int INTAKE = 50;

    private final Predicate<PartitionId> mine;
    private final ObjectSizes sizes;
    private final TaskQueue queue;
    private final TaskRecorder recorder;
    private final TaskFailures failures;
    private final LoadBatches batches;
    private final LoadWatch watch;
    private final WorkerIdentity self;
    private final ImportSettings settings;
    private final TargetCluster target;
    private final Steering steering;
    private Instant heartbeat;

    /** @param mine whose files it moves; those of others it leaves to their workers */
    public Importer(
            Predicate<PartitionId> mine,
            ImportPorts ports,
            ObjectSizes sizes,
            LoadBatches batches,
            LoadWatch watch,
            ImportSettings settings,
            Steering steering) {
        this.mine = mine;
        this.sizes = sizes;
        this.queue = ports.queue();
        this.recorder = ports.recorder();
        this.self = ports.self();
        this.failures = new TaskFailures(recorder);
        this.batches = batches;
        this.watch = watch;
        this.settings = settings;
        this.target = ports.target();
        this.steering = steering;
        this.heartbeat = self.clock().instant();
    }

    /**
     * Does what can be done now.
     *
     * @param wait how long it may wait for the first message, from zero to 20 seconds
     * @return how many messages this worker holds after it
     */
    public int step(Duration wait) {
        keepInvisible();
        boolean room = batches.held() + watch.held() < settings.load().maxFiles() * steering.most();
        if (room) {
            boolean idle = batches.held() + watch.held() == 0;
            takeIn(queue.receive(INTAKE, idle ? wait : Duration.ZERO));
        }
        if (watch.holdsBack()) {
            steering.stands();
        } else if (batches.held() + watch.held() > 0) {
            batches.submit(steering.limit(target::pressure) - watch.loads(), watch);
        }
        watch.step();
        return batches.held() + watch.held();
    }

    private void takeIn(List<Delivery> deliveries) {
        Intake intake = new Intake(mine, settings.storage(), recorder, sizes, self);
        List<Delivery> done = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            if (act(delivery, intake.judge(delivery))) {
                done.add(delivery);
            }
        }
        queue.delete(done);
    }

    /** Whether the message can be deleted. */
    private boolean act(Delivery delivery, MessageFate fate) {
        if (fate instanceof MessageFate.Loadable loadable) {
            batches.add(loadable.file());
            return false;
        }
        if (fate instanceof MessageFate.Held held) {
            alone(held.file(), () -> watch.join(held.file(), held.label()));
            return false;
        }
        if (fate instanceof MessageFate.Later later) {
            LOG.debug("{} waits: {}", delivery.message().file(), later.why());
            queue.hold(List.of(delivery), pause(delivery.receives()));
            return false;
        }
        if (fate instanceof MessageFate.Others others) {
            return leave(delivery, others.job());
        }
        if (fate instanceof MessageFate.Wrong wrong) {
            fail(wrong.file(), wrong.why());
            queue.deadLetter(delivery, wrong.why());
            return false;
        }
        if (fate instanceof MessageFate.Unreadable unreadable) {
            failures.record(unreadable.task(), self.change(TaskFailures.why(unreadable.why())));
            return true;
        }
        if (fate instanceof MessageFate.Dead dead) {
            LOG.warn("The message of {} is put aside: {}", delivery.message().file(), dead.why());
            queue.deadLetter(delivery, dead.why());
            return false;
        }
        if (fate instanceof MessageFate.Settled settled) {
            LOG.info("The message of {} is done with: {}", delivery.message().file(), settled.why());
        }
        return true;
    }

    /**
     * Lets the workers of another job have their message soon. A message that was looked at in vain so often is sent
     * anew: no count of receives may put it aside before one of them has seen it.
     *
     * @return whether this one can be deleted
     */
    private boolean leave(Delivery delivery, String other) {
        LOG.debug("{} belongs to job {}", delivery.message().file(), other);
        if (delivery.receives() >= OTHERS_LOOKS
                && queue.send(List.of(delivery.message())).isEmpty()) {
            return true;
        }
        Duration soon = SOON.multipliedBy(Math.max(delivery.receives(), 1));
        queue.hold(List.of(delivery), soon.compareTo(OTHERS_LONGEST) < 0 ? soon : OTHERS_LONGEST);
        return false;
    }

    /** A file may well be announced hours before its manifest: each time it is looked at later. */
    private static Duration pause(int receives) {
        Duration pause = SOON.multipliedBy(1L << Math.min(Math.max(receives, 1) - 1, DOUBLINGS));
        return pause.compareTo(LATER) < 0 ? pause : LATER;
    }

    /** What cannot be joined is given back: next time its partition has FAILED. */
    private void alone(Announced file, Runnable work) {
        if (!failures.isolate(file.task(), self, work)) {
            queue.hold(List.of(file.delivery()), SOON);
        }
    }

    /** The partition stops first: while it goes on, a FAILED file is one that is being retried. */
    private void fail(Announced file, String why) {
        failures.record(file.task(), self.change("file " + file.listed().name() + ": " + why));
        if (file.file().state() != FileState.LOADED && file.file().state() != FileState.FAILED) {
            recorder.advance(file.file().to(FileState.FAILED, self.change(why)));
        }
    }

    private void keepInvisible() {
        Instant now = self.clock().instant();
        if (heartbeat.plus(settings.waits().visibility().dividedBy(3)).isAfter(now)) {
            return;
        }
        heartbeat = now;
        List<Delivery> held = new ArrayList<>(batches.deliveries());
        held.addAll(watch.deliveries());
        queue.hold(held, settings.waits().visibility());
    }

    /** Gives every held message back: another worker may have it at once. To be called once, after the last step. */
    public void release() {
        queue.hold(batches.deliveries(), Duration.ZERO);
        queue.hold(watch.deliveries(), Duration.ZERO);
    }
}
