package io.starmigrate.worker.observe;

import io.starmigrate.core.cutover.RoundsHeld;
import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.pace.PacingDecision;
import io.starmigrate.core.pace.PacingDecision.Cause;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.worker.observe.Movement.Moved;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.outage.Reach;
import io.starmigrate.worker.relay.CopyOutcome;
import io.starmigrate.worker.relay.FileCopy;
import io.starmigrate.worker.status.StatusReader.Picture;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one worker knows of its job, for those who only watch. It is told what the worker learns anyway and asks nobody
 * anything, so that watching costs no request and keeps nobody from working. Safe for use by many threads.
 */
public final class JobObservation {
    /** The counter of relayed bytes comes after those of the legs. */
    static final int RELAYED = Leg.values().length;

    private final About about;
    private final InstantSource clock;
    private final Outages outages;
    private final Movement movement = new Movement();
    private final Cells cells = new Cells(movement);
    private final Throughput throughput = new Throughput();
    private final CopyTally copies = new CopyTally();
    private final Map<PacedSide, PacingLog> pacing;
    private volatile Look latest;
    private volatile @Nullable Job job;
    private volatile TaskQueue.@Nullable Depth depth;

    /** @param first how many of each may run at once before anything is decided; of what is not there, one */
    public JobObservation(About about, InstantSource clock, Outages outages, Map<PacedSide, Integer> first) {
        this.about = about;
        this.clock = clock;
        this.outages = outages;
        this.pacing = new EnumMap<>(PacedSide.class);
        for (PacedSide side : PacedSide.values()) {
            pacing.put(side, new PacingLog(first.getOrDefault(side, 1)));
        }
        this.latest = Look.none(about);
    }

    /** Takes a look at the job over. To be called from one thread. */
    public void look(Picture now) {
        Instant at = clock.instant();
        boolean isNews = cells.look(now);
        throughput.sample(
                at,
                Stream.concat(Stream.of(Leg.values()).map(movement::of).map(Moved::bytes), Stream.of(copies.bytes()))
                        .toList());
        Instant moved = latest.moved;
        List<StageLine> lines = now.tasks() == latest.picture.tasks() ? latest.lines : StageLine.of(now);
        latest = new Look(now, at, isNews || moved == null ? at : moved, lines);
    }

    /** Takes over what was decided of how much may run at once. */
    public void paced(PacingDecision decision) {
        pacing(decision.side()).add(decision);
    }

    /** The same copying, counted. */
    public FileCopy counting(FileCopy copy) {
        return copies.counting(copy);
    }

    /** Takes over what was found beside the tasks; null for what could not be asked. */
    public void found(@Nullable Job found, TaskQueue.@Nullable Depth queued) {
        job = found == null ? job : found;
        depth = queued;
    }

    /** Everything but the single partitions. */
    public JobView view() {
        return new JobViews(this).view();
    }

    /** What failed, and the commands that mend it. */
    public List<JobView.FailedPartition> failures() {
        return JobViews.failures(latest.picture).toList();
    }

    /** Every partition, or those of one table. */
    public List<PartitionCell> partitions(String table) {
        return cells.all(table);
    }

    /** What has changed since a look that {@link #looks} has told; 0: everything. */
    public Changed changedSince(long look) {
        Cells.Changes changes = cells.since(look);
        return new Changed(changes.look(), changes.isAnew(), changes.cells());
    }

    /** How many looks there were. */
    public long looks() {
        return cells.count();
    }

    /** What keeps the worker from working now; nothing when it can. */
    public List<JobView.OutOfReach> outOfReach() {
        return JobViews.outOfReach(outages.dependencies()).toList();
    }

    About about() {
        return about;
    }

    Instant now() {
        return clock.instant();
    }

    Look latest() {
        return latest;
    }

    Moved moved(Leg leg) {
        return movement.of(leg);
    }

    long exportRetries() {
        return movement.exportRetries();
    }

    long loadRetries() {
        return movement.loadRetries();
    }

    OptionalDouble bytesPerSecond(Leg leg) {
        return throughput.perSecond(leg.counter());
    }

    OptionalDouble relayedPerSecond() {
        return throughput.perSecond(RELAYED);
    }

    List<Throughput.Point> points() {
        return throughput.points();
    }

    long copies(CopyOutcome.Way way) {
        return copies.of(way);
    }

    long failedCopies() {
        return copies.failed();
    }

    long relayedBytes() {
        return copies.bytes();
    }

    int atOnce(PacedSide side) {
        return pacing(side).limit();
    }

    long decisions(PacedSide side, Cause cause) {
        return pacing(side).count(cause);
    }

    List<PacingDecision> decisions(PacedSide side) {
        return pacing(side).last();
    }

    private PacingLog pacing(PacedSide side) {
        return Objects.requireNonNull(pacing.get(side));
    }

    List<Reach> dependencies() {
        return outages.dependencies();
    }

    List<Reach> roles() {
        return outages.roles();
    }

    @Nullable
    Job job() {
        return job;
    }

    List<FinishedRound> rounds() {
        Job known = job;
        return known == null ? List.of() : known.recentRounds();
    }

    /**
     * When the last whole round ended; null before the first, and after a cutover: what comes then is not the job's.
     */
    @Nullable
    Instant lastRoundEnded() {
        Job known = job;
        if (known == null || RoundsHeld.whyOver(known).isPresent()) {
            return null;
        }
        return known.recentRounds().stream()
                .map(FinishedRound::ended)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    TaskQueue.@Nullable Depth depth() {
        return depth;
    }

    /**
     * Who watches what.
     *
     * @param job the job's name
     * @param worker the worker's name
     * @param version of the tool
     * @param started when the worker began
     */
    public record About(String job, String worker, String version, Instant started) {}

    /**
     * What has changed.
     *
     * @param look up to which look
     * @param isAnew whether what was known before is to be forgotten and everything to be asked for
     * @param partitions the partitions that have changed
     */
    public record Changed(long look, boolean isAnew, List<PartitionCell> partitions) {}

    /**
     * One look at the job.
     *
     * @param at when; null before the first
     * @param moved when anything was last seen to change; null before the first
     */
    record Look(
            Picture picture, @Nullable Instant at, @Nullable Instant moved, List<StageLine> lines) {
        static Look none(About about) {
            return new Look(new Picture(about.job, List.of()), null, null, List.of());
        }
    }
}
