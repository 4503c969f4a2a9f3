package io.starmigrate.worker.relay;

import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.Packing;
import io.starmigrate.core.text.Units;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One exported file that is to be packed.
 *
 * @param from where it was exported to
 * @param file its length and entity tag then
 * @param packing how it is packed
 * @param delimiter the byte that ends a row, and is in no value
 * @param pieces where all its pieces go, in their order
 * @param wanted the numbers of those that are to be written, from 1; the others are read and proved alone
 */
public record PackOrder(
        StorageUri from,
        ManifestFile file,
        Packing packing,
        byte delimiter,
        List<StorageUri> pieces,
        Set<Integer> wanted) {
    /** Takes over what it is given. */
    public PackOrder {
        pieces = List.copyOf(pieces);
        wanted = Set.copyOf(wanted);
    }

    /**
     * The order for a file of a manifest that says how its files are packed.
     *
     * @param root where files of jobs are in the target storage
     * @param names the pieces that are to be written
     */
    public static PackOrder of(Manifest manifest, ManifestFile file, StorageUri root, Set<String> names) {
        Packing packing = manifest.packing();
        if (packing == null || !(manifest.format() instanceof FileFormat.Csv csv)) {
            throw new IllegalArgumentException("The files of " + manifest.task() + " go as they are");
        }
        List<StorageUri> pieces = new ArrayList<>();
        Set<Integer> wanted = new HashSet<>();
        for (ManifestFile piece : manifest.arrivals(file)) {
            pieces.add(manifest.id(piece).below(root));
            if (names.contains(piece.name())) {
                wanted.add(pieces.size());
            }
        }
        byte delimiter = (byte) csv.separators().row();
        return new PackOrder(manifest.folder().resolve(file.name()), file, packing, delimiter, pieces, wanted);
    }

    boolean isLast(int number) {
        return number == pieces.size();
    }

    /**
     * One piece, before anybody sees it.
     *
     * @param number its place among the file's pieces, from 1
     * @param begin its first byte in the exported file
     * @param end the byte after its last one there
     * @param rows how many rows it has
     * @param sum the checksum of its bytes as they were exported, of the kind that the source keeps; 0 where it keeps
     *     none
     * @param size its length packed, in bytes; 0 when it is not to be written
     */
    public record Piece(int number, long begin, long end, long rows, long sum, long size) {
        /**
         * Another version of the codec makes other bytes, and some may be on their way already.
         *
         * @param stored what is written down of this piece
         * @throws ObjectStoreException CHANGED when it was announced with another length
         */
        public void requireAnnounced(FileTask stored) {
            if (stored.size() != size) {
                throw new ObjectStoreException(
                        Reason.CHANGED,
                        "Cannot pack " + stored.id() + " again: it had " + Units.counted(stored.size(), "byte")
                                + ", and has " + Units.count(size) + " now; all workers need the same version",
                        null);
            }
        }

        /** The piece once it was packed to so many bytes. */
        Piece packedTo(long bytes) {
            return new Piece(number, begin, end, rows, sum, bytes);
        }
    }
}
