package io.starmigrate.core.task;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.StorageUri;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of one generation, written when its export had FINISHED. Only files of a manifest are loaded.
 *
 * @param task whose rows the files hold
 * @param attempt the export attempt that wrote them, from 1
 * @param folder where they were exported to, ending in a slash
 * @param format how the rows are written in them
 * @param bounds what the partition holds, in the words of the source's catalog; empty for an unpartitioned table
 * @param columns the columns in the order the files hold them
 * @param files every file, in name order; empty when the partition has no rows
 * @param changeToken the partition's version when its fingerprint was taken, while it held what was exported; null when
 *     it changed meanwhile
 * @param fingerprint of the exported snapshot; null when the partition changed meanwhile, or nobody could ask
 * @param written when the manifest was made
 */
public record Manifest(
        PartitionTaskId task,
        int attempt,
        StorageUri folder,
        FileFormat format,
        String bounds,
        List<FileColumn> columns,
        List<ManifestFile> files,
        @Nullable String changeToken,
        @Nullable Fingerprint fingerprint,
        Instant written) {
    public Manifest {
        columns = List.copyOf(columns);
        files = List.copyOf(files);
        Objects.requireNonNull(written, "written");
        Set<String> names = new HashSet<>();
        for (ManifestFile file : files) {
            if (!names.add(file.name())) {
                throw new IllegalArgumentException(
                        "A manifest cannot list \"" + file.name() + "\" twice: it would be loaded twice");
            }
        }
    }

    /** The same files where they lie now, as those of another task. */
    public Manifest at(StorageUri now, PartitionTaskId owner) {
        return new Manifest(owner, attempt, now, format, bounds, columns, files, changeToken, fingerprint, written);
    }

    /** The file of this name; empty when the manifest does not list it. */
    public Optional<ManifestFile> file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /** The names of the columns, in the order the files hold them. */
    public List<String> columnNames() {
        return columns.stream().map(FileColumn::name).toList();
    }

    /** The file task of a file this manifest lists. */
    public FileTaskId id(ManifestFile file) {
        return new FileTaskId(task, attempt, file.name());
    }

    /** The length of all files together, in bytes. */
    public long bytes() {
        return files.stream().mapToLong(ManifestFile::size).sum();
    }

    /**
     * One file of a manifest.
     *
     * @param name the object's last segment
     * @param size its length in bytes
     * @param etag its entity tag in the storage it was exported to
     */
    public record ManifestFile(String name, long size, String etag) {}
}
