package io.starmigrate.worker.cutover;

import io.starmigrate.core.cutover.FreezeDetection;
import io.starmigrate.core.cutover.FreezeEstimate;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.cutover.Cutovers.Participant;
import io.starmigrate.worker.cutover.ReadinessLook.Found;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.plan.FreeJob;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.Switchover;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Brings a job from rounds to where applications are switched. How far it is, is recorded with the job before the next
 * step begins, and each step changes nothing that is done already: killed anywhere, it is run again and goes on from
 * there; where the source was written to meanwhile, it goes back to where the freeze has to be proved. {@link Cutovers}
 * says which step is next, of one job or of several together. To be used once.
 */
public final class Cutover {
    /** How many more plans compare the rows of what is compacted all the time; each keeps writers waiting. */
    private static final int LOOKS = 2;

    private final ReadinessLook readiness;
    private final FreezeWatch freeze;
    private final LastRoundStep lastRound;
    private final CutoverProof proof;
    private final Setbacks setbacks;
    private final TargetHandover handover;
    private final TaskRecorder recorder;
    private final WorkerIdentity self;
    private final Consumer<Duration> pause;
    private final StepNotes notes = StepNotes.none();

    /**
     * A cutover that is not begun.
     *
     * @param work does what a command of its own does
     * @param switching opened for each question, and closed
     * @param self who does it; by its clock it waits for the time it is told, and the freeze is measured
     * @param pause waits that long, or until somebody says stop
     */
    public Cutover(
            JobWork work,
            TaskRecorder recorder,
            Supplier<SourceCluster> source,
            Supplier<TargetCluster> target,
            Supplier<Switchover> switching,
            WorkerIdentity self,
            Consumer<Duration> pause) {
        OnlyAtTarget alone = new OnlyAtTarget(recorder, source, target);
        LeftOutLook leftOut = new LeftOutLook(work, recorder, source);
        UncomparedColumns columns = new UncomparedColumns(source);
        this.freeze = new FreezeWatch(recorder, source, switching);
        this.readiness = new ReadinessLook(
                work, recorder, new ReadinessLook.Uncovered(columns, alone, leftOut), switching, freeze, self.clock());
        this.lastRound = new LastRoundStep(work, recorder, leftOut, notes);
        this.proof = new CutoverProof(work, recorder, target, alone, leftOut, columns, notes);
        this.setbacks = new Setbacks(proof, freeze, self, notes);
        this.handover = new TargetHandover(work, recorder, switching, notes);
        this.recorder = recorder;
        this.self = self;
        this.pause = pause;
    }

    /**
     * Does what is asked for, as far as nothing stands in the way.
     *
     * @throws MigrationException for wrong input where one that is under way is rehearsed, or none is given up
     */
    public CutoverReport perform(String job, CutoverRequest request, ProgressListener progress) {
        return new Cutovers(List.of(new Participant("", job, this, progress)), self.clock(), pause)
                .perform(job, request, progress);
    }

    List<String> done() {
        return notes.done();
    }

    List<String> problems() {
        return notes.problems();
    }

    CutoverLog log(String job) {
        return new CutoverLog(recorder, job);
    }

    Found look(String job, CutoverRequest request, ProgressListener progress) {
        return readiness.look(job, request, progress);
    }

    /** Writes down that it begins, unless it has begun. */
    void begin(String job, Found found) {
        freeze.watch(found.published());
        CutoverLog log = log(job);
        Duration expected = found.freeze().map(FreezeEstimate::expected).orElse(null);
        if (log.underWay().isEmpty()) {
            log.begin(CutoverProgress.begun(self.clock().instant(), expected).told(self.name(), List.of()));
        } else {
            log.advance(now -> now.expecting(expected));
        }
    }

    void requireNotDone(String job) {
        new FreeJob(recorder).requireWork(job);
    }

    void requireNoneUnderWay(String job) {
        log(job).underWay().ifPresent(under -> {
            throw wrong("Job \"" + job + "\" is being cut over (" + under.state() + " since "
                    + Units.moment(under.changed())
                    + "), so nothing was rehearsed. Go on with migrate cutover, or give it up with migrate cutover"
                    + " --abandon");
        });
    }

    boolean hasMoved(String job, CutoverRequest request, ProgressListener progress) {
        return lastRound.hasMoved(job, request, progress);
    }

    boolean isProved(String job, CutoverRequest request, ProgressListener progress) {
        freeze.lookBeforePlan(job);
        return proof.isProved(job, request, progress);
    }

    /** Goes back where what was found before it was interrupted is so no longer. */
    void stands(String job, CutoverRequest request, ProgressListener progress) {
        CutoverLog log = log(job);
        CutoverProgress now = log.now();
        freeze.brokenSince(job, now, request.unlisted()).ifPresent(why -> setbacks.thaw(log, Setbacks.noFreeze(why)));
        boolean mayRely = now.state() == CutoverState.FROZEN || now.state() == CutoverState.MOVED;
        if (notes.problems().isEmpty() && !mayRely && !isProved(job, request, progress)) {
            setbacks.goBack(job, log, request);
        }
    }

    /** The first of two looks that find out whether there is a freeze. */
    void lookFirst(String job, CutoverRequest request) {
        freeze.lookFirst(job, request.unlisted())
                .ifPresent(why -> notes.problems().add(Setbacks.noFreeze(why) + "; nothing was moved"));
    }

    /** The second. */
    void lookAgain(String job) {
        freeze.lookAgain(job).ifPresent(why -> notes.problems().add(Setbacks.noFreeze(why) + "; nothing was moved"));
    }

    /** Writes down what both looks have found. */
    void freezes(String job, Instant since) {
        notes.done().add("Two looks at the source, " + FreezeDetection.APART.toSeconds() + " s apart, found no write");
        log(job).advance(now ->
                now.frozen(self.clock().instant(), since, freeze.tables()).told(self.name(), notes.done()));
    }

    /** Goes one step from where the freeze is proved, or says why it cannot. */
    void step(String job, CutoverRequest request, ProgressListener progress) {
        CutoverLog log = log(job);
        switch (log.now().state()) {
            case FROZEN -> {
                if (lastRound.hasMoved(job, request, progress)) {
                    advance(log, CutoverState.MOVED);
                }
            }
            case MOVED -> {
                boolean proved = isProved(job, request, progress);
                setbacks.goBack(job, log, request);
                if (proved && isStill(job, request, progress)) {
                    advance(log, CutoverState.PROVED);
                }
            }
            case PROVED -> {
                // Others that are cut over together may have taken their time.
                if (isStill(job, request, progress) && handover.isRestored(job, progress)) {
                    advance(log, CutoverState.RESTORED);
                }
            }
            case RESTORED -> {
                if (handover.isCounted(job)) {
                    advance(log, CutoverState.DONE);
                }
            }
            case BEGUN, DONE, ABANDONED -> throw new IllegalStateException("it is not frozen");
        }
    }

    /**
     * Whether nothing has been written since the freeze was proved, and is about to be: who has begun to write shows in
     * no version yet. Where versions move without a change, another plan compares the rows of what has moved since the
     * one before, until none has: a source may go on compacting for as long as it likes, so that after some of them
     * what has moved by rows alone counts as unchanged.
     */
    private boolean isStill(String job, CutoverRequest request, ProgressListener progress) {
        CutoverLog log = log(job);
        Optional<String> broken = freeze.brokenSince(job, log.now(), request.unlisted());
        if (broken.isPresent()) {
            setbacks.thaw(log, Setbacks.noFreeze(broken.get()));
            return false;
        }
        boolean isCompacted = !freeze.compactedSincePlan(job).isEmpty();
        for (int looks = 0; isCompacted && looks < LOOKS; looks++) {
            if (!proof.isUnchanged(job, request, progress) || !proof.leftOutStands(job, request)) {
                setbacks.goBack(job, log, request);
                return false;
            }
            isCompacted = !freeze.compactedSincePlan(job).isEmpty();
        }
        return !isCompacted || isQuiet(request, log);
    }

    /** Rows were compared up to the last plan; who writes since then is to be seen at it. */
    private boolean isQuiet(CutoverRequest request, CutoverLog log) {
        if (request.unlisted()) {
            notes.problems()
                    .add(
                            "The source's versions go on moving, as by compaction, and its open transactions are not listed to"
                                    + " the account, so nothing is called proved; run migrate cutover again once it has settled");
            return false;
        }
        Optional<String> writing = freeze.writing(false);
        writing.ifPresent(why -> setbacks.thaw(log, Setbacks.noFreeze(why)));
        String compared =
                "The source's versions go on moving, as by compaction: what had moved was compared by its rows, "
                        + LOOKS + " times since the proof, and nobody is writing";
        if (writing.isEmpty() && !notes.done().contains(compared)) {
            notes.done().add(compared);
        }
        return writing.isEmpty();
    }

    private void advance(CutoverLog log, CutoverState next) {
        log.advance(now -> now.to(next, self.clock().instant()).told(self.name(), notes.done()));
    }

    /** The target's rows are those of rounds, which go on; only what was set going there is paused again. */
    void abandon(String job, ProgressListener progress) {
        CutoverLog log = log(job);
        CutoverProgress under = log.underWay()
                .orElseThrow(() -> wrong("No cutover of job \"" + job + "\" is under way"
                        + log.last()
                                .map(last -> ": the last is " + last.state() + " since " + Units.moment(last.changed()))
                                .orElse("")
                        + "; nothing was given up"));
        if (under.state() == CutoverState.PROVED || under.state() == CutoverState.RESTORED) {
            handover.pauseAgain(progress);
        }
        advance(log, CutoverState.ABANDONED);
        notes.done()
                .add("The cutover of " + Units.moment(under.begun()) + " is given up, as it was " + under.state()
                        + "; rounds go on as before");
        handover.tellPaused();
    }

    /** The applications have gone back to the source, whose rows are to be brought to the target again. */
    void reopen(String job, ProgressListener progress) {
        CutoverLog log = log(job);
        CutoverProgress last = log.last()
                .filter(cutover -> cutover.state() == CutoverState.DONE)
                .orElseThrow(
                        () -> wrong("No cutover of job \"" + job + "\" is done, so none was taken back; see migrate"
                                + " status, and migrate cutover --abandon for one that is under way"));
        handover.pauseAgain(progress);
        notes.done()
                .add("The cutover of " + Units.moment(last.begun()) + ", done " + Units.moment(last.changed())
                        + ", is taken back; rounds go on as before, and refuse what was written at the target since");
        log.reopen(last, last.to(CutoverState.ABANDONED, self.clock().instant()).told(self.name(), notes.done()));
        handover.tellPaused();
    }

    private static MigrationException wrong(String why) {
        return new MigrationException(Fault.WRONG_INPUT, why, null);
    }
}
