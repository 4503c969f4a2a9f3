package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStore.Part;
import io.starmigrate.core.storage.ObjectStore.Upload;
import io.starmigrate.core.storage.Payload;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An upload that an earlier run left behind.
 *
 * <p>A store does not say what an unfinished upload was made from. One of a piece is picked up by its bytes, because a
 * piece is made anew to be compared. One of an object that goes as it is is picked up only when it was begun after the
 * source object was last written, so that whatever was sent came from the source as it is now, and when each part has
 * the length this run would give it. Both times are the stores' own; the margin is for their clocks. It is small where
 * the source may change at any time: whoever completes the upload compares what it was made from, and sends all anew
 * where that was something else. Where one content alone is ever written to the target key, it is in favour of the
 * upload: a job sends a file seconds after it was exported, and what an earlier job of the same name has left there is
 * older. This relies on nobody but the relay writing to the target key.
 *
 * @param upload the upload
 * @param parts what it holds, by number
 */
record HalfSent(Upload upload, List<Part> parts) {
    private static final Duration CLOCK_MARGIN = Duration.ofMinutes(1);

    /** Objects' times are of whole seconds, and the clocks of stores are kept. */
    private static final Duration LEAST_MARGIN = Duration.ofSeconds(2);

    /**
     * Finds the fullest upload that can be picked up; every other one of this key is aborted.
     *
     * @param pinned whether this content alone is ever written to the target key
     */
    static Optional<HalfSent> find(
            ObjectStore target, StorageUri to, StoredObject source, CopyPlan plan, boolean pinned) {
        Instant written = source.modified();
        Instant earliest = pinned ? written.minus(CLOCK_MARGIN) : written.plus(LEAST_MARGIN);
        return fullest(
                target,
                to,
                half -> half.upload.begun().isAfter(earliest) && !half.parts.isEmpty() && plan.fits(half.parts));
    }

    /** Finds the fullest upload whose first part has these bytes; every other one of this key is aborted. */
    static Optional<HalfSent> beginning(ObjectStore target, StorageUri to, Payload first) {
        return fullest(target, to, half -> half.part(1, first).isPresent());
    }

    /** What it holds under this number, if that has these bytes: where a store's tags of parts are their MD5s. */
    Optional<Part> part(int number, Payload content) {
        return parts.stream()
                .filter(part -> part.number() == number && part.size() == content.length())
                .filter(part -> part.etag().equalsIgnoreCase(content.md5()))
                .findFirst();
    }

    private static Optional<HalfSent> fullest(ObjectStore target, StorageUri to, Predicate<HalfSent> isUsable) {
        List<HalfSent> all = target.unfinished(to).stream()
                .map(upload -> new HalfSent(upload, target.parts(upload)))
                .toList();
        Optional<HalfSent> best = all.stream()
                .filter(isUsable)
                .max(Comparator.comparingInt(half -> half.parts().size()));
        all.stream().filter(half -> best.filter(half::equals).isEmpty()).forEach(half -> target.abort(half.upload));
        return best;
    }
}
