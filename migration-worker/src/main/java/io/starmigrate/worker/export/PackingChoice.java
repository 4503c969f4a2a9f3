package io.starmigrate.worker.export;

import io.starmigrate.core.config.RelayCompression;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.task.Packing;
import io.starmigrate.core.task.Packing.Codec;
import io.starmigrate.worker.starrocks.ClusterException;
import java.util.Optional;
import java.util.function.Supplier;
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

    /** How files of this format are packed; empty when they go as they are. Parquet is compressed already. */
    Optional<Packing> of(FileFormat format) {
        if (format.kind() != FileFormat.Kind.CSV) {
            return Optional.empty();
        }
        return switch (compression) {
            case NONE -> Optional.empty();
            case ZSTD -> Optional.of(new Packing(Codec.ZSTD, pieceBytes));
            case GZIP -> Optional.of(new Packing(Codec.GZIP, pieceBytes));
            case AUTO -> known().flatMap(PackingChoice::best).map(codec -> new Packing(codec, pieceBytes));
        };
    }

    private static Optional<Codec> best(Capabilities target) {
        if (target.has(Capability.LOAD_ZSTD)) {
            return Optional.of(Codec.ZSTD);
        }
        return target.has(Capability.LOAD_GZIP) ? Optional.of(Codec.GZIP) : Optional.empty();
    }

    private Optional<Capabilities> known() {
        try {
            return target.get();
        } catch (ClusterException unreachable) {
            LOG.info("Files go as they are: the target's version is not known ({})", unreachable.getMessage());
            return Optional.empty();
        }
    }
}
