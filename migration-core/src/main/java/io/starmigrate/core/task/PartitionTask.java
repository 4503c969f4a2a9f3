package io.starmigrate.core.task;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.StorageUri;
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
 * @param overwriting whether an operator has said that it replaces rows this job did not put there; null: nobody has
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
        return bare(id, PartitionState.FAILED, UNREADABLE, why, bounds, estimate, changeToken);
    }

    /** A task nothing has been done for. */
    private static PartitionTask bare(
            PartitionTaskId id,
            PartitionState state,
            long version,
            Change change,
            String bounds,
            Estimate estimate,
            String changeToken) {
        return new PartitionTask(
                id,
                state,
                version,
                change,
                bounds,
                estimate,
                changeToken,
                null,
                null,
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Whether it stands for a task whose item cannot be read. */
    public boolean isUnreadable() {
        return version == UNREADABLE;
    }

    /** A task as the planner makes it. */
    public static PartitionTask planned(
            PartitionTaskId id, String bounds, Estimate estimate, String changeToken, Change change) {
        return bare(id, PartitionState.PLANNED, 1, change, bounds, estimate, changeToken);
    }

    /**
     * This task one step further; its version grows by one.
     *
     * @throws IllegalTransitionException when the lifecycle has no such step
     */
    public PartitionTask to(PartitionState next, Change why) {
        Lifecycle.PARTITION.require(state, next, id);
        return written(next, why);
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

    public PartitionTask withExport(@Nullable Export next) {
        return copy(draft -> {
            draft.export = next;
            draft.seenToken = null;
        });
    }

    public PartitionTask withExported(@Nullable Exported next) {
        return copy(draft -> draft.exported = next);
    }

    public PartitionTask withStaging(@Nullable Staging next) {
        return copy(draft -> draft.staging = next);
    }

    public PartitionTask withLeft(@Nullable Staging next) {
        return copy(draft -> draft.left = next);
    }

    public PartitionTask withOverwriting(@Nullable Overwriting next) {
        return copy(draft -> draft.overwriting = next);
    }

    public PartitionTask withUnknown(@Nullable UnknownFailures next) {
        return copy(draft -> draft.unknown = next);
    }

    /** This task after one more failure that no rule knows. */
    public PartitionTask afterUnknown(String text) {
        return withUnknown(new UnknownFailures(state, unknown == null ? 1 : unknown.times + 1, text));
    }

    /** Whether it has met a failure that no rule knows in the state it is in: it has had its second try then. */
    public boolean isTriedTwice() {
        return unknown != null && unknown.state == state;
    }

    public PartitionTask withSeenToken(@Nullable String next) {
        return copy(draft -> draft.seenToken = next);
    }

    /**
     * This task once the source has no such partition any more: what has not left the source is CANCELLED, what has
     * stays what it is.
     */
    public PartitionTask gone(Change why) {
        boolean leaves = state == PartitionState.PLANNED || state == PartitionState.EXPORTING;
        return (leaves ? to(PartitionState.CANCELLED, why) : revised(why)).withDroppedAtSource(why.at());
    }

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

    /** The group whose files it carries; empty for one that travels alone, or rides. */
    public Optional<TravelGroup> carrying() {
        return group().filter(group -> group.carrier().equals(TravelGroup.Member.of(id)));
    }

    /** The group it rides with: another task's files hold its rows. */
    public Optional<TravelGroup> riding() {
        return group().filter(group -> !group.carrier().equals(TravelGroup.Member.of(id)));
    }

    /** The group its last export was for; empty for one that was exported alone, or was not yet. */
    public Optional<TravelGroup> group() {
        return export == null ? Optional.empty() : Optional.ofNullable(export.group);
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

    private PartitionTask copy(Consumer<Draft> changes) {
        Draft draft = new Draft(this);
        changes.accept(draft);
        return draft.task();
    }

    /** What may change of a task. */
    private static final class Draft {
        private final PartitionTask before;
        private PartitionState state;
        private long version;
        private Change change;
        private @Nullable Export export;
        private @Nullable Exported exported;
        private int pass;
        private @Nullable Staging staging;
        private @Nullable Published published;
        private @Nullable Staging left;
        private @Nullable Overwriting overwriting;
        private @Nullable UnknownFailures unknown;
        private @Nullable String seenToken;
        private @Nullable Instant droppedAtSource;

        Draft(PartitionTask before) {
            this.before = before;
            state = before.state;
            version = before.version;
            change = before.change;
            export = before.export;
            exported = before.exported;
            pass = before.pass;
            staging = before.staging;
            published = before.published;
            left = before.left;
            overwriting = before.overwriting;
            unknown = before.unknown;
            seenToken = before.seenToken;
            droppedAtSource = before.droppedAtSource;
        }

        PartitionTask task() {
            return new PartitionTask(
                    before.id,
                    state,
                    version,
                    change,
                    before.bounds,
                    before.estimate,
                    before.changeToken,
                    export,
                    exported,
                    pass,
                    staging,
                    published,
                    left,
                    overwriting,
                    unknown,
                    seenToken,
                    droppedAtSource);
        }
    }

    /**
     * What the source's catalog said.
     *
     * @param rows rows, unmerged and minutes old
     * @param bytes bytes, unmerged and minutes old
     */
    public record Estimate(long rows, long bytes) {}

    /**
     * One EXPORT of the partition.
     *
     * @param attempt from 1; 0 for what was found equal on both sides, and never exported
     * @param folder a folder of its own, ending in a slash: what identifies the EXPORT
     * @param changeToken the partition's version read before the submission
     * @param columns the columns it writes, in this order
     * @param format how it writes rows
     * @param submitted when it was written down that it would be submitted
     * @param cancelled the exports before it that the source has cancelled; null when there were none, and in what was
     *     stored before they were counted here
     * @param before the fingerprint of its rows before the submission; null where the change token tells as much
     * @param group with whom its rows are exported; null where they are alone, as in what was stored before there were
     *     groups
     * @param delta how much of them it writes; null where it writes all, as in what was stored before there were deltas
     */
    public record Export(
            int attempt,
            StorageUri folder,
            String changeToken,
            List<FileColumn> columns,
            FileFormat format,
            Instant submitted,
            @Nullable CancelledExports cancelled,
            @Nullable Fingerprint before,
            @Nullable TravelGroup group,
            @Nullable DeltaShare delta) {
        public Export {
            columns = List.copyOf(columns);
        }

        /** One that none was cancelled before. */
        public Export(
                int attempt,
                StorageUri folder,
                String changeToken,
                List<FileColumn> columns,
                FileFormat format,
                Instant submitted) {
            this(attempt, folder, changeToken, columns, format, submitted, null, null, null, null);
        }

        /** The names of the columns, in the order the files hold them. */
        public List<String> columnNames() {
            return columns.stream().map(FileColumn::name).toList();
        }

        /** This export after these. */
        public Export after(@Nullable CancelledExports others) {
            return new Export(attempt, folder, changeToken, columns, format, submitted, others, before, group, delta);
        }

        /** This export as that of a member of a group. */
        public Export with(TravelGroup next) {
            return new Export(attempt, folder, changeToken, columns, format, submitted, cancelled, before, next, delta);
        }

        /** This export as one that writes so much of its rows. */
        public Export with(DeltaShare next) {
            return new Export(attempt, folder, changeToken, columns, format, submitted, cancelled, before, group, next);
        }
    }

    /**
     * What the export produced; the manifest itself is kept beside the task.
     *
     * @param files how many files
     * @param bytes their length together
     * @param fingerprint of the snapshot; null when the partition changed meanwhile, or nobody could ask
     */
    public record Exported(int files, long bytes, @Nullable Fingerprint fingerprint) {}

    /**
     * Where a generation is loaded before it shows.
     *
     * @param name the temporary partition's, or the staging table's
     * @param partitionId what StarRocks calls it: after publishing, the table's partition carries this id
     */
    public record Staging(String name, long partitionId) {
        /** One that is about to be made: nobody knows its id yet. */
        public static Staging intended(String name) {
            return new Staging(name, 0);
        }

        /** Whether it was only about to be made when it was written down. */
        public boolean isIntended() {
            return partitionId == 0;
        }
    }

    /**
     * What publishing proved.
     *
     * @param fingerprint of what the table showed after the switch
     * @param proof what it was compared with
     * @param token the change token of what the table showed, read before that fingerprint: while it is the same,
     *     nobody has written there; null in what was published before it was read
     * @param partly the columns that were compared, but not in full; none unless the proof is PARTLY
     */
    public record Published(
            Fingerprint fingerprint, Proof proof, @Nullable String token, List<String> partly) {
        public Published {
            partly = List.copyOf(partly);
        }

        /** Proved by the source's fingerprint, in full unless columns are named. */
        public static Published proved(Fingerprint fingerprint, @Nullable String token, List<String> partly) {
            return new Published(fingerprint, partly.isEmpty() ? Proof.FINGERPRINT : Proof.PARTLY, token, partly);
        }

        /** Not proved; loaded rows were counted. */
        public static Published counted(Fingerprint fingerprint, @Nullable String token) {
            return new Published(fingerprint, Proof.LOADED_ROWS, token, List.of());
        }
    }

    /**
     * Failures of the engine that no rule knows: in each state one of them is tried once more.
     *
     * @param state where it met the last one
     * @param times how many there were, in all states
     * @param text what the last one said
     */
    public record UnknownFailures(PartitionState state, int times, String text) {}

    /** Whether what others have written may be replaced. */
    public enum Overwriting {
        /** It may not: a place that holds rows this job did not put there is refused. */
        REFUSED,
        /** An operator has said so. */
        TOLD
    }

    /** What a published partition was compared with. */
    public enum Proof {
        /** The source's fingerprint of the exported snapshot: rows and content. */
        FINGERPRINT,
        /** The same, but for values of some columns that fingerprints of this pair of versions do not tell in full. */
        PARTLY,
        /** Nothing at the source: it could not be asked, or changed while it was exported. Loaded rows were counted. */
        LOADED_ROWS
    }
}
