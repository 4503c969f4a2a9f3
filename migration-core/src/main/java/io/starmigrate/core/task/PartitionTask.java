package io.starmigrate.core.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The unit of export and of publishing, as the recorder holds it. Immutable; a change makes a new one, and is written
 * only if the recorder still holds the {@code version} it was made from.
 *
 * @param id which partition, which generation
 * @param state how far it is
 * @param version how often it was written, from 1; the fence of every write
 * @param change who brought it here, when and why
 * @param bounds what the partition holds, in the words of the source's catalog; empty for an unpartitioned table
 * @param estimate what the source's catalog said when it was planned: a hint, never a proof
 * @param changeToken the partition's version when it was planned
 * @param export the export attempt; null before the first
 * @param exported what the export produced; null before EXPORTED
 * @param pass which staging its loads go to, from 1; grows when a mismatch or a retry makes it load once more
 * @param staging where its rows are loaded; null before the first load of a pass
 * @param published what was proved when it was published; null before PUBLISHED
 * @param left a staging of an earlier pass that may still be there, or one that is about to be made where the target
 *     chooses its name, with the id 0; null when there is none
 * @param overwriting whether an operator has said that it replaces rows this job did not put there; REFUSED of one that
 *     FAILED because nobody had; null: nobody has
 * @param unknown the failures no rule knows that it has met since it was planned or a command put it back to work; null
 *     without any, and in what was stored before they were counted
 * @param seenToken the change token under which the source was last proved, by its rows, to hold what was exported;
 *     null while that is the export's own
 * @param droppedAtSource when a round first found that the source has no such partition any more; null while it has
 */
public record PartitionTask(
        PartitionTaskId id,
        PartitionState state,
        long version,
        Change change,
        String bounds,
        Estimate estimate,
        String changeToken,
        @Nullable Export export,
        @Nullable Exported exported,
        int pass,
        @Nullable Staging staging,
        @Nullable Published published,
        @Nullable Staging left,
        @Nullable Overwriting overwriting,
        @Nullable UnknownFailures unknown,
        @Nullable String seenToken,
        @Nullable Instant droppedAtSource) {
    /** Why a task that is {@link #gone} is. */
    public static final String GONE = "the source has no such partition any more";

    /** No write makes such a version, and none replaces it. */
    private static final long UNREADABLE = Long.MAX_VALUE;

    /**
     * What stands for a task whose item cannot be read: FAILED, with nothing but what is needed to plan its next
     * generation. It cannot be written.
     *
     * @param changeToken empty when that cannot be read either
     */
    public static PartitionTask unreadable(
            PartitionTaskId id, String bounds, Estimate estimate, String changeToken, Change why) {
        return PartitionTaskDraft.bare(id, PartitionState.FAILED, UNREADABLE, why, bounds, estimate, changeToken);
    }

    /** Whether it stands for a task whose item cannot be read. */
    public boolean isUnreadable() {
        return version == UNREADABLE;
    }

    /** A task as the planner makes it. */
    public static PartitionTask planned(
            PartitionTaskId id, String bounds, Estimate estimate, String changeToken, Change change) {
        return planned(id, 1, bounds, estimate, changeToken, change);
    }

    /**
     * The same of which nothing else is known after it was written anew.
     *
     * @param version how often it was written, from 1
     */
    public static PartitionTask planned(
            PartitionTaskId id, long version, String bounds, Estimate estimate, String changeToken, Change change) {
        return PartitionTaskDraft.bare(id, PartitionState.PLANNED, version, change, bounds, estimate, changeToken);
    }

    /**
     * This task one step further; its version grows by one.
     *
     * @throws IllegalTransitionException when the lifecycle has no such step
     */
    public PartitionTask to(PartitionState next, Change why) {
        Lifecycle.PARTITION.require(state, next, id);
        return written(next, why).withOverwriting(overwriting == Overwriting.TOLD ? overwriting : null);
    }

    /** This task FAILED, because its place holds rows of others and nobody has said that they may be replaced. */
    public PartitionTask refusedForRows(Change why) {
        PartitionTask failed = to(PartitionState.FAILED, why);
        return overwriting == Overwriting.TOLD ? failed : failed.withOverwriting(Overwriting.REFUSED);
    }

    /** Whether it FAILED because its place held rows of others. */
    public boolean isRefusedForRows() {
        return state == PartitionState.FAILED && overwriting == Overwriting.REFUSED;
    }

    /** This task in the same state with something new known of it; its version grows by one. */
    public PartitionTask revised(Change why) {
        return written(state, why);
    }

    private PartitionTask written(PartitionState now, Change why) {
        return copy(draft -> {
            draft.state = now;
            draft.version = version + 1;
            draft.change = why;
        });
    }

    /**
     * This task with the export that was written down last, or none; like all that begin with "with", its version
     * stays: it is part of a step, or of what is {@link #revised}.
     */
    public PartitionTask withExport(@Nullable Export next) {
        return copy(draft -> {
            draft.export = next == null || next.group() != null ? next : next.thatRode(rode().orElse(null));
            draft.seenToken = null;
        });
    }

    /** The group it rides with, or has ridden with in this generation: that one's loads go into its staging. */
    public Optional<TravelGroup> rode() {
        return riding().or(() -> Optional.ofNullable(export).map(Export::rode));
    }

    /** This task with what its export brought; null before it has ended, or once it is to be exported again. */
    public PartitionTask withExported(@Nullable Exported next) {
        return copy(draft -> draft.exported = next);
    }

    /** This task with the place its rows are loaded into; null while there is none. */
    public PartitionTask withStaging(@Nullable Staging next) {
        return copy(draft -> draft.staging = next);
    }

    /** This task with staging that is still to be dropped, or was about to be made; null where there is none. */
    public PartitionTask withLeft(@Nullable Staging next) {
        return copy(draft -> draft.left = next);
    }

    /** This task with whether an operator has let it replace rows this job did not put there; null where nobody has. */
    public PartitionTask withOverwriting(@Nullable Overwriting next) {
        return copy(draft -> draft.overwriting = next);
    }

    /** This task with the failures it has met that no rule knows; null for none. */
    public PartitionTask withUnknown(@Nullable UnknownFailures next) {
        return copy(draft -> draft.unknown = next);
    }

    /** This task after one more failure that no rule knows. */
    public PartitionTask afterUnknown(String text) {
        return withUnknown(new UnknownFailures(state, unknown == null ? 1 : unknown.times() + 1, text));
    }

    /** Whether it has met a failure that no rule knows in the state it is in: it has had its second try then. */
    public boolean isTriedTwice() {
        return unknown != null && unknown.state() == state;
    }

    /**
     * This task with the source's token under which its rows were proved again to be those that were exported; null
     * where the export's own counts.
     */
    public PartitionTask withSeenToken(@Nullable String next) {
        return copy(draft -> draft.seenToken = next);
    }

    /**
     * This task once the source has no such partition any more: CANCELLED unless somebody has begun to load it, so that
     * nobody does.
     */
    public PartitionTask gone(Change why) {
        boolean leaves = switch (state) {
            case PLANNED, EXPORTING, EXPORTED -> true;
            case LOADING, VERIFYING, PUBLISHED, FAILED, CANCELLED, SUPERSEDED -> false;
        };
        return (leaves ? to(PartitionState.CANCELLED, why) : revised(why)).withDroppedAtSource(why.at());
    }

    /** This task with the moment at which the source was found to have it no more; null while it has it. */
    public PartitionTask withDroppedAtSource(@Nullable Instant next) {
        return copy(draft -> draft.droppedAtSource = next);
    }

    /** Whether the source had no such partition when it was last looked at. */
    public boolean isDroppedAtSource() {
        return droppedAtSource != null;
    }

    /** The change token that says, while the source has it, that it still holds what was exported; empty: none does. */
    public Optional<String> standingToken() {
        return export == null || exported == null || exported.fingerprint() == null
                ? Optional.empty()
                : Optional.of(seenToken == null ? export.changeToken() : seenToken);
    }

    /**
     * Whether its first export was of some of its rows, and its staging was not proved with those that the target kept.
     */
    public boolean isUnprovedDelta() {
        return export != null && export.delta() != null && export.tries() == 1 && pass > 1;
    }

    /** The group whose files it carries; empty for one that travels alone, or rides. */
    public Optional<TravelGroup> carrying() {
        return group().filter(group -> group.carrier().equals(TravelGroup.Member.of(id)));
    }

    /** Those whose rows are in its files, in the order of its group; none where it carries nobody. */
    public List<PartitionTaskId> riders() {
        return carrying().map(TravelGroup::riders).orElse(List.of()).stream()
                .map(rider -> rider.beside(id))
                .toList();
    }

    /** The group it rides with: another task's files hold its rows. */
    public Optional<TravelGroup> riding() {
        return group().filter(group -> !group.carrier().equals(TravelGroup.Member.of(id)));
    }

    /** The group its last export was for; empty for one that was exported alone, or was not yet. */
    public Optional<TravelGroup> group() {
        return export == null ? Optional.empty() : Optional.ofNullable(export.group());
    }

    /**
     * Whether it rides with another task's group, and that, as it is now, still brings its rows.
     *
     * @param carrier as it is now
     */
    public boolean isCarriedBy(PartitionTask carrier) {
        Optional<TravelGroup> carried = carrier.carrying()
                .filter(group -> carrier.pass == group.pass())
                .filter(group -> group.riders().contains(TravelGroup.Member.of(id)));
        return isOnTheWay()
                && carrier.isOnTheWay()
                && riding().isPresent()
                && riding().map(TravelGroup::folder).equals(carried.map(TravelGroup::folder));
    }

    /** Whether its rows are being exported or loaded. */
    public boolean isOnTheWay() {
        return switch (state) {
            case EXPORTING, EXPORTED, LOADING -> true;
            case PLANNED, VERIFYING, PUBLISHED, FAILED, CANCELLED, SUPERSEDED -> false;
        };
    }

    /** This task to be exported once more, alone and with all its rows, and loaded into another staging. */
    public PartitionTask parted(Change why) {
        PartitionTask planned = to(PartitionState.PLANNED, why).withExported(null);
        return staging == null ? planned : planned.nextPass();
    }

    /** This task with how it was published. */
    public PartitionTask withPublished(Published next) {
        return copy(draft -> draft.published = next);
    }

    /** This task with its next pass to begin: nothing of the pass before is loaded into the next. */
    public PartitionTask nextPass() {
        return copy(draft -> {
            draft.pass = pass + 1;
            draft.staging = null;
            draft.left = staging == null ? left : staging;
        });
    }

    private PartitionTask copy(Consumer<PartitionTaskDraft> changes) {
        PartitionTaskDraft draft = new PartitionTaskDraft(this);
        changes.accept(draft);
        return draft.task();
    }
}
