package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Copies one object of the source storage to the target storage. Safe for use by many threads. */
@FunctionalInterface
public interface FileCopy {
    /**
     * Copies one object; see {@link ObjectCopy#copy}.
     *
     * @param size its length in bytes when its manifest was made
     * @param etag its entity tag when its manifest was made
     */
    CopyOutcome copy(StorageUri from, long size, String etag, StorageUri to);

    /**
     * Packs one object into its pieces. They are read, proved together and stored, but nobody sees one before
     * {@code proved} has answered.
     *
     * @param proved is told the pieces that are wanted, and answers the numbers of those that are to be seen
     * @return what is seen now
     * @throws io.starmigrate.core.storage.ObjectStoreException as {@link ObjectCopy#copy} throws; with TOO_LARGE when a
     *     row is longer than a piece
     */
    default List<Packed> pack(PackOrder order, Function<List<PackOrder.Piece>, Set<Integer>> proved) {
        throw new UnsupportedOperationException("Nothing is packed here");
    }

    /** A piece, and what the target holds of it. */
    record Packed(PackOrder.Piece piece, StoredObject object) {}

    /** Whether an object of this length is copied by the thread that asks, so that it waits for no larger one. */
    default boolean isSmall(long size) {
        return true;
    }
}
