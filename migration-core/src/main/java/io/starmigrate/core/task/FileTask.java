package io.starmigrate.core.task;

import org.jspecify.annotations.Nullable;

/**
 * One exported file, as the recorder holds it. Immutable; see {@link PartitionTask} for how changes are written.
 *
 * @param id which file
 * @param state how far it is
 * @param version how often it was written, from 1
 * @param change who brought it here, when and why
 * @param size its length in the target storage, in bytes
 * @param etag its entity tag in the target storage; empty while nobody has told it
 * @param load the label of the load that holds it; null before LOADING
 * @param rows how many rows who made it has counted; null of what arrives as it was exported, and of what was made
 *     before that was kept
 */
public record FileTask(
        FileTaskId id,
        FileState state,
        long version,
        Change change,
        long size,
        String etag,
        @Nullable String load,
        @Nullable Long rows) {
    /** A file whose rows nobody has counted. */
    public FileTask(
            FileTaskId id,
            FileState state,
            long version,
            Change change,
            long size,
            String etag,
            @Nullable String load) {
        this(id, state, version, change, size, etag, load, null);
    }

    /** A file first heard of in this state. */
    public static FileTask first(FileTaskId id, FileState state, long size, String etag, Change change) {
        return new FileTask(id, state, 1, change, size, etag, null);
    }

    /**
     * A file whose event came. It counts as its second write, whether or not the relay has made the first: so one write
     * does for both.
     */
    public static FileTask arrived(FileTaskId id, long size, String etag, Change change) {
        return new FileTask(id, FileState.ARRIVED, 2, change, size, etag, null);
    }

    /** Whether nobody but the relay has written of it: its event is still to come. */
    public boolean isOfRelayAlone() {
        return state == FileState.EXPORTED || state == FileState.RELAYED;
    }

    /** The same once its event came: what is known of it stays. */
    public FileTask heardOf(FileTask arrived) {
        return seenAs(arrived.etag()).to(FileState.ARRIVED, arrived.change());
    }

    /**
     * This file one step further; its version grows by one.
     *
     * @throws IllegalTransitionException when the lifecycle has no such step
     */
    public FileTask to(FileState next, Change why) {
        Lifecycle.FILE.require(state, next, id);
        return new FileTask(id, next, version + 1, why, size, etag, load, rows);
    }

    /** This file with the entity tag it has in the target storage, where that was not known before. */
    public FileTask seenAs(String tag) {
        return etag.isEmpty() ? found(size, tag) : this;
    }

    /** This file as it was found in the target storage. */
    public FileTask found(long bytes, String tag) {
        return new FileTask(id, state, version, change, bytes, tag, load, rows);
    }

    /** This file, of which so many rows were counted when it was made. */
    public FileTask holding(long counted) {
        return new FileTask(id, state, version, change, size, etag, load, counted);
    }

    /** This file held by a load. */
    public FileTask heldBy(String label, Change why) {
        FileTask next = to(FileState.LOADING, why);
        return new FileTask(id, next.state, next.version, why, size, etag, label, rows);
    }
}
