package io.starmigrate.worker.export;

import io.starmigrate.core.check.PackingCheck;
import io.starmigrate.core.config.RelayCompression;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.task.Packing;
import io.starmigrate.core.task.Packing.Codec;
import io.starmigrate.worker.starrocks.ClusterException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides how an attempt's files are packed by the relay. It is decided once for an attempt, in its manifest, and by
 * nobody else: were it each worker's own decision, a file could be loaded as it is and as its pieces. Safe for use by
 * many threads.
 */
public final class PackingChoice {
    private static final Logger LOG = LoggerFactory.getLogger(PackingChoice.class);

    private final RelayCompression compression;
    private final long pieceBytes;
    private final Supplier<Optional<Capabilities>> target;
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * @param compression what is configured
     * @param pieceBytes how long a piece is before it is compressed
     * @param target what the target can read; empty where nobody can ask it
     */
    public PackingChoice(RelayCompression compression, long pieceBytes, Supplier<Optional<Capabilities>> target) {
        this.compression = compression;
        this.pieceBytes = pieceBytes;
        this.target = target;
    }

    /** Leaves everything as it is. */
    public static PackingChoice none() {
        return new PackingChoice(RelayCompression.NONE, Packing.STANDARD_PIECE, Optional::empty);
    }

    /**
     * How files of this format are packed; empty when they go as they are. Parquet is compressed already. What the
     * target is known not to read is packed as if nothing were named: its loads would fail, each of them.
     */
    Optional<Packing> of(FileFormat format) {
        if (format.kind() != FileFormat.Kind.CSV || compression == RelayCompression.NONE) {
            return Optional.empty();
        }
        Optional<Capabilities> known = known();
        Optional<Codec> named = PackingCheck.named(compression);
        if (named.isPresent() && known.isPresent() && !named.get().isReadBy(known.get())) {
            tell(known.get());
        }
        return named.filter(codec -> known.map(codec::isReadBy).orElse(true))
                .or(() -> known.flatMap(PackingChoice::best))
                .map(codec -> new Packing(codec, pieceBytes));
    }

    private static Optional<Codec> best(Capabilities target) {
        return Stream.of(Codec.ZSTD, Codec.GZIP)
                .filter(codec -> codec.isReadBy(target))
                .findFirst();
    }

    private void tell(Capabilities target) {
        if (told.compareAndSet(false, true)) {
            PackingCheck.of(compression, target).forEach(line -> LOG.warn("{}; {}", line.found(), line.fix()));
        }
    }

    private Optional<Capabilities> known() {
        try {
            return target.get();
        } catch (ClusterException unreachable) {
            if (compression == RelayCompression.AUTO) {
                LOG.info("Files go as they are: the target's version is not known ({})", unreachable.getMessage());
            }
            return Optional.empty();
        }
    }
}
