package io.starmigrate.core.task;

import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.Capability;
import io.starmigrate.core.task.Manifest.ManifestFile;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the files of an attempt are packed on their way: each is cut after a row into pieces of about one length, which
 * are loaded side by side, and each piece is compressed into an object of its own. A piece is one frame of its codec:
 * StarRocks reads the first of several and drops the others without a word.
 *
 * @param codec what compresses them
 * @param pieceBytes how long a piece is before it is compressed, in bytes; only the last is longer, by less than this
 */
public record Packing(Codec codec, long pieceBytes) {
    /** Loaded in seconds, and enough of them to load side by side: 64 MiB. */
    public static final long STANDARD_PIECE = 64L << 20;

    /** What compresses; each name is stored. */
    public enum Codec {
        /** Zstandard. */
        ZSTD(".zst", Capability.LOAD_ZSTD),
        /** gzip. */
        GZIP(".gz", Capability.LOAD_GZIP);

        private final String suffix;
        private final Capability reading;

        Codec(String suffix, Capability reading) {
            this.suffix = suffix;
            this.reading = reading;
        }

        /** How the names of files end that it has compressed. */
        public String suffix() {
            return suffix;
        }

        /** Whether loads of a cluster read what it has compressed. */
        public boolean isReadBy(Capabilities cluster) {
            return cluster.has(reading);
        }
    }

    /** @throws IllegalArgumentException when a piece would hold nothing */
    public Packing {
        if (pieceBytes < 1) {
            throw new IllegalArgumentException("Cannot cut files into pieces of " + pieceBytes + " bytes");
        }
    }

    /**
     * How many pieces a file of this length makes. Each begins at the first row after a multiple of the piece's length,
     * so that where it begins and ends follows from the file alone; the last is no shorter than the others, or it could
     * have no row.
     */
    public int pieces(long size) {
        return (int) Math.max(1, size / pieceBytes);
    }

    /** The names of a file's pieces, in their order. */
    public List<String> names(ManifestFile file) {
        int pieces = pieces(file.size());
        return IntStream.rangeClosed(1, pieces)
                .mapToObj(number -> file.name() + "." + number + "of" + pieces + codec.suffix)
                .toList();
    }
}
