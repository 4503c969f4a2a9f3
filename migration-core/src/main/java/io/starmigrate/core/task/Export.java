package io.starmigrate.core.task;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.StorageUri;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
 * @param slices by which statements it is written; null where it is one, as in what was stored before there were slices
 * @param rode the group with whose carrier its rows were exported before, in the same generation; null where they were
 *     not, and in what was stored before that was kept
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
        @Nullable DeltaShare delta,
        @Nullable Slices slices,
        @Nullable TravelGroup rode) {
    private static final int SERIES = 1_000;

    public Export {
        columns = List.copyOf(columns);
    }

    /** One whose rows were not exported with others before. */
    public Export(
            int attempt,
            StorageUri folder,
            String changeToken,
            List<FileColumn> columns,
            FileFormat format,
            Instant submitted,
            @Nullable CancelledExports cancelled,
            @Nullable Fingerprint before,
            @Nullable TravelGroup group,
            @Nullable DeltaShare delta,
            @Nullable Slices slices) {
        this(attempt, folder, changeToken, columns, format, submitted, cancelled, before, group, delta, slices, null);
    }

    /** One that none was cancelled before. */
    public Export(
            int attempt,
            StorageUri folder,
            String changeToken,
            List<FileColumn> columns,
            FileFormat format,
            Instant submitted) {
        this(attempt, folder, changeToken, columns, format, submitted, null, null, null, null, null);
    }

    /** The names of the columns, in the order the files hold them. */
    public List<String> columnNames() {
        return columns.stream().map(FileColumn::name).toList();
    }

    /** This export after these. */
    public Export after(@Nullable CancelledExports others) {
        return changed(others, group, delta, slices, rode);
    }

    /** This export as that of a member of a group. */
    public Export with(TravelGroup next) {
        return changed(cancelled, next, delta, slices, rode);
    }

    /** This export as one that writes so much of its rows. */
    public Export with(DeltaShare next) {
        return changed(cancelled, group, next, slices, rode);
    }

    /** This export as one that these statements write. */
    public Export with(Slices next) {
        return changed(cancelled, group, delta, next, rode);
    }

    /** This export as one whose rows were exported with that group before. */
    Export thatRode(@Nullable TravelGroup earlier) {
        return changed(cancelled, group, delta, slices, earlier);
    }

    /** The same attempt, with these in place of what may change of it. */
    private Export changed(
            @Nullable CancelledExports others,
            @Nullable TravelGroup with,
            @Nullable DeltaShare share,
            @Nullable Slices by,
            @Nullable TravelGroup earlier) {
        return new Export(
                attempt, folder, changeToken, columns, format, submitted, others, before, with, share, by, earlier);
    }

    /**
     * The number of the attempt that follows those that somebody else's files take up: attempts are counted from 1 in
     * each thousand of numbers, so that how often an export was tried does not grow with what lay in its way.
     *
     * @param highest the highest number whose folder is not empty
     */
    public static int attemptBeyond(int highest) {
        return (highest / SERIES + 1) * SERIES + 1;
    }

    /** How many attempts its task has had, with this one: from 1, whatever the number of its folder is. */
    public int tries() {
        return (attempt - 1) % SERIES + 1;
    }

    /** Whether one statement writes all rows. */
    public boolean isWhole() {
        return delta == null && sliced().isEmpty();
    }

    /**
     * By which statements it is written; empty where it is one. A program that knows nothing of slices keeps those of
     * the attempt before.
     */
    public Optional<Slices> sliced() {
        return Optional.ofNullable(slices).filter(of -> of.attempt() == attempt);
    }
}
