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
import java.util.stream.Collectors;
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
 * @param packing how the files are packed on their way to the target storage; null where they go as they are
 * @param delta that they hold only some of the rows, while the fingerprint is of all; null where they hold all
 * @param origin the id of the job that has exported them, whoever restores them; null where that was not written down
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
        Instant written,
        @Nullable Packing packing,
        @Nullable Delta delta,
        @Nullable JobId origin) {
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

    /** A manifest of which is not written down which job has exported its files. */
    public Manifest(
            PartitionTaskId task,
            int attempt,
            StorageUri folder,
            FileFormat format,
            String bounds,
            List<FileColumn> columns,
            List<ManifestFile> files,
            @Nullable String changeToken,
            @Nullable Fingerprint fingerprint,
            Instant written,
            @Nullable Packing packing,
            @Nullable Delta delta) {
        this(
                task,
                attempt,
                folder,
                format,
                bounds,
                columns,
                files,
                changeToken,
                fingerprint,
                written,
                packing,
                delta,
                null);
    }

    /** A manifest of files that go as they are, and hold all rows. */
    public Manifest(
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
        this(task, attempt, folder, format, bounds, columns, files, changeToken, fingerprint, written, null, null);
    }

    /** The same, its files packed like this, or not at all. */
    public Manifest withPacking(@Nullable Packing how) {
        return with(files, how, delta, origin);
    }

    /** The same, its files holding only some of the rows, or all. */
    public Manifest withDelta(@Nullable Delta some) {
        return with(files, packing, some, origin);
    }

    /** The same, exported by the job of this id; null where nobody knows. */
    public Manifest withOrigin(@Nullable JobId job) {
        return with(files, packing, delta, job);
    }

    /** The same rows in these files. */
    public Manifest withFiles(List<ManifestFile> tagged) {
        return with(tagged, packing, delta, origin);
    }

    private Manifest with(List<ManifestFile> others, @Nullable Packing how, @Nullable Delta some, @Nullable JobId job) {
        return new Manifest(
                task,
                attempt,
                folder,
                format,
                bounds,
                columns,
                others,
                changeToken,
                fingerprint,
                written,
                how,
                some,
                job);
    }

    /**
     * The files as the target loads them: those that were exported, or the pieces these are packed into. How long a
     * piece is, its file task says.
     */
    public List<ManifestFile> arrivals() {
        return packing == null
                ? files
                : files.stream().flatMap(file -> arrivals(file).stream()).toList();
    }

    /** What arrives of one exported file. */
    public List<ManifestFile> arrivals(ManifestFile file) {
        return packing == null
                ? List.of(file)
                : packing.names(file).stream().map(ManifestFile::unmeasured).toList();
    }

    /** The file of this name, as the target loads it; empty when none of that name arrives. */
    public Optional<ManifestFile> arrival(String name) {
        return packing == null
                ? file(name)
                : files.stream()
                        .filter(file -> name.startsWith(file.name() + "."))
                        .flatMap(file -> arrivals(file).stream())
                        .filter(piece -> piece.name().equals(name))
                        .findFirst();
    }

    /** The exported file that one of {@link #arrivals()} is, or is a piece of. */
    public ManifestFile source(ManifestFile arrival) {
        return packing == null
                ? arrival
                : files.stream()
                        .filter(file -> arrivals(file).contains(arrival))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "\"" + arrival.name() + "\" is a piece of no file of " + task));
    }

    /** The names of all files that arrive. */
    public Set<String> arrivalNames() {
        return arrivals().stream().map(ManifestFile::name).collect(Collectors.toSet());
    }

    /** The same rows in these files, which go as they are. */
    Manifest listing(List<ManifestFile> others) {
        return withFiles(others).withPacking(null);
    }

    /** The same files where they lie now, as those of another task. */
    public Manifest at(StorageUri now, PartitionTaskId owner) {
        return new Manifest(
                owner,
                attempt,
                now,
                format,
                bounds,
                columns,
                files,
                changeToken,
                fingerprint,
                written,
                packing,
                delta,
                origin);
    }

    /** The exported file of this name; empty when the manifest does not list it. */
    public Optional<ManifestFile> file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /** The names of the columns, in the order the files hold them. */
    public List<String> columnNames() {
        return columns.stream().map(FileColumn::name).toList();
    }

    /**
     * Whether a file that arrives below a folder lies where it was exported to, so that its tag is the one told here.
     */
    public boolean liesBelow(StorageUri root, ManifestFile file) {
        return folder.resolve(file.name()).equals(id(file).below(root));
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
     * @param size its length in bytes; -1 where only its file task says, because it was made on the way
     * @param etag its entity tag in the storage it was exported to; empty where it was made on the way
     */
    public record ManifestFile(String name, long size, String etag) {
        private static final long UNMEASURED = -1;

        static ManifestFile unmeasured(String name) {
            return new ManifestFile(name, UNMEASURED, "");
        }

        /** Whether the manifest says how long it is. */
        public boolean isMeasured() {
            return size != UNMEASURED;
        }

        /** The length of this file: what the manifest says, or else its file task. */
        public long size(FileTask recorded) {
            return isMeasured() ? size : recorded.size();
        }
    }
}
