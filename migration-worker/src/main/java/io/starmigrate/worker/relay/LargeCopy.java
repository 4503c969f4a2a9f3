package io.starmigrate.worker.relay;

import io.starmigrate.core.storage.KeptChecksum;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStore.Part;
import io.starmigrate.core.storage.ObjectStore.Upload;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.relay.CopyOutcome.Checked;
import io.starmigrate.worker.relay.CopyOutcome.Way;
import io.starmigrate.worker.storage.Crc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One large object on its way, in parts. To be used once. */
final class LargeCopy {
    private final ObjectStore source;
    private final ObjectStore target;
    private final PartTransfers transfers;
    private final PassingCopy passing;
    private final StoredObject from;
    private final StorageUri to;
    private final CopyPlan plan;
    private final @Nullable String sourceCrc64;
    private final Provenance provenance;

    /**
     * Asks the source what it keeps of the object.
     *
     * @throws ObjectStoreException with {@link Reason#TOO_LARGE} when no upload takes it
     */
    LargeCopy(
            ObjectStore source,
            ObjectStore target,
            PartTransfers transfers,
            PassingCopy passing,
            RelayLimits limits,
            StoredObject from,
            StorageUri to) {
        this.source = source;
        this.target = target;
        this.transfers = transfers;
        this.passing = passing;
        this.from = from;
        this.to = to;
        plan = CopyPlan.of(from, limits);
        sourceCrc64 = source.crc64(from.uri()).orElse(null);
        provenance = new Provenance(from, sourceCrc64);
    }

    /** How it ended already, where the target holds it. */
    Optional<CopyOutcome> skipped() {
        return target.head(to).flatMap(this::skipped);
    }

    /** The same of what was found there. */
    Optional<CopyOutcome> skipped(StoredObject held) {
        return isIntact(held) ? Optional.of(new CopyOutcome(Way.SKIPPED, held, 0, Checked.PARTS)) : Optional.empty();
    }

    /**
     * Sends it, as a whole where that is worth it, else what of its parts is missing at the target, and makes the
     * object of them. What it was made from an upload tells only once it has ended: where that was another object, with
     * parts of the same lengths, this one is sent whole after it.
     *
     * @param pinned whether this content alone is ever written to where it goes
     * @param told hears of the bytes that the target holds, once; of those that turn out to be another object's, or to
     *     be none, that they are none
     */
    CopyOutcome send(boolean pinned, LongConsumer told) {
        Optional<HalfSent> half = HalfSent.find(target, to, from, plan, pinned);
        if (half.isPresent()) {
            CopyOutcome resumed = inParts(half.get(), told);
            if (isIntact(resumed.target())) {
                return resumed;
            }
            told.accept(-from.size());
        } else {
            Optional<CopyOutcome> whole = passing.copy(from, to, provenance, told);
            if (whole.isPresent()) {
                return whole.get();
            }
        }
        return inParts(new HalfSent(target.begin(to, provenance.metadata()), List.of()), told);
    }

    private CopyOutcome inParts(HalfSent half, LongConsumer told) {
        half.parts().forEach(part -> told.accept(part.size()));
        // Of what an earlier run has sent, nobody here has seen the bytes.
        KeptChecksum kept = half.parts().isEmpty() ? kept().orElse(null) : null;
        List<Sent> sent = sendMissing(half, kept == null ? null : Crc.of(kept), told);
        if (kept != null) {
            requireSame(half.upload(), sent, kept);
        }
        List<Part> parts = Stream.concat(half.parts().stream(), sent.stream().map(Sent::part))
                .sorted(Comparator.comparingInt(Part::number))
                .toList();
        StoredObject written = requireWhole(complete(half.upload(), parts));
        return new CopyOutcome(
                half.parts().isEmpty() ? Way.COPIED : Way.RESUMED,
                written,
                sent.stream().mapToLong(part -> part.part().size()).sum(),
                kept == null ? Checked.PARTS : Checked.SOURCE_CHECKSUM);
    }

    private Optional<KeptChecksum> kept() {
        return sourceCrc64 == null
                ? source.checksum(from.uri(), from.etag())
                : Optional.of(new KeptChecksum(KeptChecksum.Algorithm.CRC64_XZ, sourceCrc64));
    }

    private boolean isIntact(StoredObject held) {
        Map<String, String> metadata = target.metadata(to);
        return provenance.describes(held, metadata)
                && Provenance.md5(metadata).filter(md5 -> isOther(held, md5)).isEmpty();
    }

    /** Whether the store tells another MD5 of what was written in one request. */
    private boolean isOther(StoredObject held, String md5) {
        return !md5.equals(held.etag())
                && target.md5(to, held.etag()).filter(told -> !told.equals(md5)).isPresent();
    }

    private List<Sent> sendMissing(HalfSent half, @Nullable Crc crc, LongConsumer told) {
        Set<Integer> held = half.parts().stream().map(Part::number).collect(Collectors.toCollection(TreeSet::new));
        List<CopyPlan.Range> missing = new ArrayList<>(plan.ranges());
        missing.removeIf(range -> held.contains(range.number()));
        try {
            return transfers.move(from, missing, crc, (range, content) -> {
                Part part = content.sendTo(target, half.upload(), range.number());
                Sent sent = new Sent(part, crc == null ? 0 : content.sum());
                told.accept(range.length());
                return sent;
            });
        } catch (ObjectStoreException e) {
            if (e.reason() == Reason.CHANGED) {
                abort(half.upload(), e);
            }
            throw e;
        }
    }

    // The answer may be lost though the object is there, or another worker may have finished this upload: ask.
    private StoredObject complete(Upload upload, List<Part> parts) {
        try {
            return target.complete(upload, parts);
        } catch (ObjectStoreException e) {
            return target.head(to).filter(this::isIntact).orElseThrow(() -> e);
        }
    }

    private void requireSame(Upload upload, List<Sent> sent, KeptChecksum kept) {
        Crc crc = Crc.of(kept);
        String read = Sent.joined(sent, crc);
        if (!kept.value().equals(read)) {
            ObjectStoreException damaged = new ObjectStoreException(
                    Reason.BUSY,
                    "Cannot relay " + from.uri() + " to " + to + ": the bytes read have the " + crc.title() + " " + read
                            + ", those in the source storage " + kept.value()
                            + "; nothing was written, relay it again",
                    null);
            abort(upload, damaged);
            throw damaged;
        }
    }

    private void abort(Upload upload, ObjectStoreException because) {
        try {
            target.abort(upload);
        } catch (ObjectStoreException e) {
            because.addSuppressed(e);
        }
    }

    private StoredObject requireWhole(StoredObject written) {
        if (written.size() != from.size()) {
            throw new ObjectStoreException(
                    Reason.REFUSED,
                    "Cannot relay " + from.uri() + " to " + to + ": the target has "
                            + Units.counted(written.size(), "byte") + " of " + Units.count(from.size())
                            + "; delete it and relay it again",
                    null);
        }
        return written;
    }
}
