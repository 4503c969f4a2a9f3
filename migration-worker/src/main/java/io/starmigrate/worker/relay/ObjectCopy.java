package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.text.Units;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Copies objects from a source store to a target store through this process, in bounded memory and without a disk.
 *
 * <p>An object that fits one part takes two requests, one at each store: reading proves that it is what it was, writing
 * that it arrived. It is sent by the thread that asks for it, so it waits for no larger one. Larger objects go in
 * parts, many at once, or whole while many are under way, and are not sent again when they are there intact.
 *
 * <p>Safe for use by many threads: all copies share the limits. Repeating a copy does no harm, and goes on where it
 * stopped; two processes that copy the same object at once both end with it intact. After a failure an unfinished
 * upload stays at the target, to be picked up by the next run; a bucket rule should remove those that nobody comes back
 * for.
 */
public final class ObjectCopy implements FileCopy, AutoCloseable {
    private final ObjectStore source;
    private final ObjectStore target;
    private final RelayLimits limits;
    private final PartTransfers transfers;
    private final PassingCopy passing;
    private final SmallCopy small;
    private final Packer packer;

    /**
     * Prepares copies within the standard limits; else as {@link #ObjectCopy(ObjectStore, ObjectStore, RelayLimits)}.
     */
    public ObjectCopy(ObjectStore source, ObjectStore target) {
        this(source, target, RelayLimits.STANDARD);
    }

    /** Prepares copies at full speed; else as {@link #ObjectCopy(ObjectStore, ObjectStore, RelayLimits, Bandwidth)}. */
    public ObjectCopy(ObjectStore source, ObjectStore target, RelayLimits limits) {
        this(source, target, limits, Bandwidth.unlimited());
    }

    /** Prepares copies between two stores; neither is closed with this. */
    public ObjectCopy(ObjectStore source, ObjectStore target, RelayLimits limits, Bandwidth bandwidth) {
        this(source, target, limits, bandwidth, PartTransfers.threads(limits.partsAtOnce()));
    }

    /**
     * Prepares copies whose parts move on these threads, as many as the limits have parts at once; they are stopped
     * with this.
     */
    public ObjectCopy(
            ObjectStore source, ObjectStore target, RelayLimits limits, Bandwidth bandwidth, ExecutorService threads) {
        this.source = source;
        this.target = target;
        this.limits = limits;
        SmallMemory memory = new SmallMemory(limits);
        transfers = new PartTransfers(source, limits, bandwidth, threads);
        passing = new PassingCopy(source, target, limits, bandwidth);
        small = new SmallCopy(source, target, limits, bandwidth, memory);
        packer = new Packer(source, target, limits, bandwidth, transfers, memory);
    }

    /**
     * Copies one object; a large one only where the target does not hold it already.
     *
     * @param from the source object
     * @param size its length in bytes when its manifest was made
     * @param etag its entity tag when its manifest was made; what has this tag is copied, or nothing is
     * @param to where it goes; what is there is replaced. A key that this content alone is ever written to, as those of
     *     a job's files are, which hold generation and attempt
     * @throws ObjectStoreException with {@link Reason#NO_OBJECT} or {@link Reason#CHANGED} when the source is not what
     *     it was any more; with {@link Reason#BUSY} when the bytes read are not those the source store keeps the
     *     checksum of; with {@link Reason#TOO_LARGE} when no upload takes it; with {@link Reason#UNREACHABLE} also when
     *     a store lets nobody in; else with what a store answered after the last try
     * @throws IllegalArgumentException when it is a temporary file of a running export
     * @throws java.util.concurrent.CancellationException when the calling thread is interrupted
     */
    @Override
    public CopyOutcome copy(StorageUri from, long size, String etag, StorageUri to) {
        return copy(from, size, etag, new Way(to, true, sent -> {}));
    }

    /**
     * Copies an object as it is now to a key that other content may have had, or may be on its way to: an upload that
     * was begun before it was surely written is not picked up. Else as {@link #copy(StorageUri, long, String,
     * StorageUri)}.
     *
     * @param sent is told how many bytes more are at the target, while they arrive; of what fails for good, too
     */
    public CopyOutcome copy(StoredObject from, StorageUri to, LongConsumer sent) {
        return copy(from.uri(), from.size(), from.etag(), new Way(to, false, sent));
    }

    private CopyOutcome copy(StorageUri from, long size, String etag, Way way) {
        if (DataFileKey.isTemporary(from)) {
            throw new IllegalArgumentException("Cannot relay " + from
                    + ": it belongs to an export that is still running; relay the files of its manifest");
        }
        try {
            return limits.fitsOneRequest(size)
                    ? small.copy(from, (int) size, etag, way.to)
                    : large(from, size, etag, way);
        } catch (ObjectStoreException failure) {
            throw isAboutTheObject(failure) ? closed(from, way.to).orElse(failure) : failure;
        }
    }

    @Override
    public List<Packed> pack(PackOrder order, Function<List<PackOrder.Piece>, Set<Integer>> proved) {
        try {
            return packer.pack(order, proved);
        } catch (ObjectStoreException failure) {
            StorageUri to = order.pieces().get(0);
            throw isAboutTheObject(failure) ? closed(order.from(), to).orElse(failure) : failure;
        }
    }

    /**
     * Looks whether what the target holds is this object already: for whoever found it there, and would not send it
     * again. One request to the target, none where the lengths differ.
     */
    public Optional<CopyOutcome> intact(StoredObject from, StoredObject held) {
        return from.size() == held.size() ? large(from, held.uri()).skipped(held) : Optional.empty();
    }

    /** Whether an object of this length waits for no other when it is copied. */
    @Override
    public boolean isSmall(long size) {
        return limits.fitsOneRequest(size);
    }

    private CopyOutcome large(StorageUri from, long size, String etag, Way way) {
        return passing.counted(() -> {
            LargeCopy large = large(require(from, size, etag), way.to);
            return large.skipped().orElseGet(() -> large.send(way.pinned, way.sent));
        });
    }

    private static boolean isAboutTheObject(ObjectStoreException failure) {
        return switch (failure.reason()) {
            case DENIED, NO_BUCKET, NO_OBJECT -> true;
            case CHANGED, ARCHIVED, TOO_LARGE, BUSY, UNREACHABLE, REFUSED -> false;
        };
    }

    /**
     * A store that lets nobody in, or not yet, or not with a key that has expired, says nothing of one object: it is
     * waited for. Asked only after a refusal, because a look at an object is refused without a reason.
     */
    private Optional<ObjectStoreException> closed(StorageUri from, StorageUri to) {
        try {
            look(source, from);
            look(target, to);
            return Optional.empty();
        } catch (ObjectStoreException found) {
            return Optional.of(new ObjectStoreException(Reason.UNREACHABLE, String.valueOf(found.getMessage()), found));
        }
    }

    private static void look(ObjectStore store, StorageUri object) {
        String folder = object.key().substring(0, object.key().lastIndexOf('/') + 1);
        try (Stream<StoredObject> objects = store.list(new StorageUri(object.kind(), object.bucket(), folder))) {
            var unused = objects.findFirst();
        }
    }

    private LargeCopy large(StoredObject from, StorageUri to) {
        return new LargeCopy(source, target, transfers, passing, limits, from, to);
    }

    private StoredObject require(StorageUri from, long size, String etag) {
        StoredObject found =
                source.head(from).orElseThrow(() -> changed(Reason.NO_OBJECT, from, "it is not there any more"));
        if (found.size() != size || !found.etag().equals(etag)) {
            throw changed(
                    Reason.CHANGED,
                    from,
                    "it has " + Units.counted(found.size(), "byte") + " and the entity tag " + found.etag()
                            + ", its manifest says " + Units.count(size) + " and " + etag);
        }
        return found;
    }

    private static ObjectStoreException changed(Reason reason, StorageUri from, String found) {
        return new ObjectStoreException(
                reason, "Cannot relay " + from + ": " + found + "; export the partition again", null);
    }

    /** Stops the threads of this relay; copies under way fail. */
    @Override
    public void close() {
        passing.close();
        transfers.close();
    }

    /** Where an object goes, whether its content alone is ever written there, and who hears of its bytes. */
    private record Way(StorageUri to, boolean pinned, LongConsumer sent) {}
}
