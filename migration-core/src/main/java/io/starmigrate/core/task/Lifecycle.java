package io.starmigrate.core.task;

import io.starmigrate.core.task.Load.LoadState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The legal ways from state to state, as one piece of data: code, the recorder's conditions and the documentation's
 * diagram are made from it. Immutable.
 *
 * @param <S> the states
 */
public final class Lifecycle<S extends Enum<S>> {
    private static final String CANCELLED_OR_DROPPED = "the job is cancelled, or the source has it no more";

    /** How a partition task moves. */
    public static final Lifecycle<PartitionState> PARTITION = new Lifecycle<>(
            List.of(
                    step(PartitionState.PLANNED, PartitionState.EXPORTING, "the exporter takes it"),
                    step(PartitionState.EXPORTING, PartitionState.EXPORTED, "the manifest is written"),
                    step(PartitionState.PLANNED, PartitionState.PUBLISHED, "both sides hold the same rows already"),
                    step(PartitionState.EXPORTED, PartitionState.LOADING, "its first load is recorded"),
                    step(PartitionState.EXPORTED, PartitionState.VERIFYING, "its manifest is empty"),
                    step(PartitionState.LOADING, PartitionState.VERIFYING, "every file of the manifest is LOADED"),
                    step(PartitionState.VERIFYING, PartitionState.LOADING, "the fingerprints differ: load once more"),
                    step(PartitionState.VERIFYING, PartitionState.PUBLISHED, "staging is switched into the table"),
                    step(PartitionState.EXPORTED, PartitionState.PLANNED, "its files are gone: export again"),
                    step(PartitionState.LOADING, PartitionState.PLANNED, "its files are gone: export again"),
                    step(
                            PartitionState.EXPORTING,
                            PartitionState.PLANNED,
                            "it leaves its group, or its delta or separators do not do: export it once more, alone"),
                    step(
                            PartitionState.VERIFYING,
                            PartitionState.PLANNED,
                            "it leaves its group, or its delta does not do: export it once more, alone"),
                    step(PartitionState.PLANNED, PartitionState.FAILED, "it cannot be exported"),
                    step(PartitionState.EXPORTING, PartitionState.FAILED, "its export failed for good"),
                    step(PartitionState.EXPORTED, PartitionState.FAILED, "it cannot be relayed or loaded"),
                    step(PartitionState.LOADING, PartitionState.FAILED, "a load failed for good"),
                    step(PartitionState.VERIFYING, PartitionState.FAILED, "the fingerprints differ twice"),
                    step(PartitionState.PLANNED, PartitionState.CANCELLED, CANCELLED_OR_DROPPED),
                    step(PartitionState.EXPORTING, PartitionState.CANCELLED, CANCELLED_OR_DROPPED),
                    step(PartitionState.EXPORTED, PartitionState.CANCELLED, CANCELLED_OR_DROPPED),
                    step(PartitionState.LOADING, PartitionState.CANCELLED, "the job is cancelled"),
                    step(PartitionState.VERIFYING, PartitionState.CANCELLED, "the job is cancelled"),
                    step(PartitionState.FAILED, PartitionState.PLANNED, "retry: export again"),
                    step(PartitionState.FAILED, PartitionState.EXPORTED, "retry: load again what was exported"),
                    step(PartitionState.CANCELLED, PartitionState.PLANNED, "retry"),
                    step(PartitionState.PLANNED, PartitionState.SUPERSEDED, "a later generation took over"),
                    step(PartitionState.EXPORTING, PartitionState.SUPERSEDED, "a later generation took over"),
                    step(PartitionState.EXPORTED, PartitionState.SUPERSEDED, "a later generation took over"),
                    step(PartitionState.LOADING, PartitionState.SUPERSEDED, "a later generation took over"),
                    step(PartitionState.VERIFYING, PartitionState.SUPERSEDED, "a later generation took over"),
                    step(PartitionState.FAILED, PartitionState.SUPERSEDED, "a later generation took over"),
                    step(PartitionState.CANCELLED, PartitionState.SUPERSEDED, "a later generation took over")),
            Set.of(PartitionState.PUBLISHED));

    /** How a file task moves. */
    public static final Lifecycle<FileState> FILE = new Lifecycle<>(
            List.of(
                    step(FileState.EXPORTED, FileState.RELAYED, "the relay has copied and checked it"),
                    step(FileState.EXPORTED, FileState.ARRIVED, "its event came"),
                    step(FileState.RELAYED, FileState.ARRIVED, "its event came"),
                    step(FileState.RELAYED, FileState.QUEUED, "its event came and its message is sent"),
                    step(FileState.ARRIVED, FileState.QUEUED, "its message is sent"),
                    step(FileState.EXPORTED, FileState.LOADING, "a load of a listed backup holds it"),
                    step(FileState.RELAYED, FileState.LOADING, "a load holds it before its event was recorded"),
                    step(FileState.ARRIVED, FileState.LOADING, "a load holds it"),
                    step(FileState.QUEUED, FileState.LOADING, "a load holds it"),
                    step(FileState.LOADING, FileState.LOADED, "its load is FINISHED"),
                    step(FileState.LOADED, FileState.LOADING, "its generation is loaded once more"),
                    step(
                            FileState.LOADING,
                            FileState.QUEUED,
                            "its load was given up before it was submitted, or is retried"),
                    step(FileState.EXPORTED, FileState.FAILED, "it cannot be relayed"),
                    step(FileState.RELAYED, FileState.FAILED, "it is not what the manifest says"),
                    step(FileState.ARRIVED, FileState.FAILED, "it is not what the manifest says"),
                    step(FileState.QUEUED, FileState.FAILED, "it is not what the manifest says"),
                    step(FileState.LOADING, FileState.FAILED, "its load failed for good"),
                    step(FileState.FAILED, FileState.QUEUED, "retry"),
                    step(FileState.FAILED, FileState.RELAYED, "retry: it was relayed again"),
                    step(FileState.FAILED, FileState.LOADING, "retry: a load holds it")),
            Set.of());

    /** How a load moves. */
    public static final Lifecycle<LoadState> LOAD = new Lifecycle<>(
            List.of(
                    step(LoadState.RECORDED, LoadState.SUBMITTED, "it holds all its files and is about to be sent"),
                    step(
                            LoadState.RECORDED,
                            LoadState.ABANDONED,
                            "another load holds a file of it, or its pass is over"),
                    step(LoadState.SUBMITTED, LoadState.FINISHED, "StarRocks said FINISHED"),
                    step(LoadState.SUBMITTED, LoadState.CANCELLED, "StarRocks said CANCELLED, or will never take it"),
                    step(LoadState.SUBMITTED, LoadState.ABANDONED, "its pass is over, or its partition stops")),
            Set.of());

    /** How a cutover moves. */
    public static final Lifecycle<CutoverState> CUTOVER = new Lifecycle<>(
            List.of(
                    step(CutoverState.BEGUN, CutoverState.FROZEN, "two looks found no write"),
                    step(CutoverState.FROZEN, CutoverState.MOVED, "the last round has published what had changed"),
                    step(CutoverState.MOVED, CutoverState.PROVED, "both sides hold the same rows"),
                    step(CutoverState.PROVED, CutoverState.RESTORED, "what was paused is set back"),
                    step(CutoverState.RESTORED, CutoverState.DONE, "the counters are set"),
                    step(
                            CutoverState.MOVED,
                            CutoverState.FROZEN,
                            "a retry has put partitions back to work, or the target shows what is to be dropped"),
                    step(CutoverState.PROVED, CutoverState.FROZEN, "a retry has put partitions back to work"),
                    step(CutoverState.FROZEN, CutoverState.BEGUN, "the source was written to"),
                    step(CutoverState.MOVED, CutoverState.BEGUN, "the source was written to"),
                    step(CutoverState.PROVED, CutoverState.BEGUN, "the source was written to"),
                    step(CutoverState.RESTORED, CutoverState.BEGUN, "the source was written to"),
                    step(CutoverState.BEGUN, CutoverState.ABANDONED, "somebody gives it up"),
                    step(CutoverState.FROZEN, CutoverState.ABANDONED, "somebody gives it up"),
                    step(CutoverState.MOVED, CutoverState.ABANDONED, "somebody gives it up"),
                    step(CutoverState.PROVED, CutoverState.ABANDONED, "somebody gives it up"),
                    step(CutoverState.RESTORED, CutoverState.ABANDONED, "somebody gives it up"),
                    step(CutoverState.DONE, CutoverState.ABANDONED, "the applications have gone back to the source")),
            Set.of());

    private final List<Step<S>> steps;
    private final Set<S> kept;
    private final Map<S, Set<S>> next;

    private Lifecycle(List<Step<S>> steps, Set<S> kept) {
        this.steps = List.copyOf(steps);
        this.kept = Set.copyOf(kept);
        this.next = steps.stream()
                .collect(Collectors.groupingBy(
                        Step::from, TreeMap::new, Collectors.mapping(Step::to, Collectors.toCollection(TreeSet::new))));
    }

    /** Every legal step, in reading order. */
    public List<Step<S>> steps() {
        return steps;
    }

    /** Whether something may go from one state to the other. Staying in a state is not a step. */
    public boolean allows(S from, S to) {
        return next.getOrDefault(from, Set.of()).contains(to);
    }

    /** The states something may come from to reach {@code to}. */
    public Set<S> before(S to) {
        return steps.stream()
                .filter(step -> step.to == to)
                .map(Step::from)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The states that what is replaced may be in; what a conditional write asks for. What goes on may also be written
     * anew in the state it is in, and so may what is kept: nothing that was done changes, but more becomes known of it.
     */
    public Set<S> replacedBy(S next) {
        Set<S> from = before(next);
        if (!isFinal(next) || kept.contains(next)) {
            from.add(next);
        }
        return from;
    }

    /**
     * Refuses to replace what is held in one state by what is in another.
     *
     * @throws IllegalTransitionException naming both states and what would be legal
     */
    public void requireReplaceable(S held, S next, Object task) {
        if (!replacedBy(next).contains(held)) {
            require(held, next, task);
        }
    }

    /** Whether no step leads out of this state. */
    public boolean isFinal(S state) {
        return !next.containsKey(state);
    }

    /**
     * Refuses a step that is not in the table.
     *
     * @throws IllegalTransitionException naming both states and what would be legal
     */
    public void require(S from, S to, Object task) {
        if (!allows(from, to)) {
            throw new IllegalTransitionException("Cannot move " + task + " from " + from + " to " + to + ": "
                    + (isFinal(from) ? "that is final" : "from there it goes to " + next.get(from)));
        }
    }

    private static <S extends Enum<S>> Step<S> step(S from, S to, String when) {
        return new Step<>(from, to, when);
    }

    /**
     * One legal step.
     *
     * @param from the state before
     * @param to the state after
     * @param when what has happened, in a few words
     */
    public record Step<S extends Enum<S>>(S from, S to, String when) {}
}
