package io.starmigrate.worker.backup;

import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.RestoreRequest.Bare;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a manifest, at an operator's word, of files that nothing describes: the listing says which, the target's table
 * which columns in which order, the names which format.
 *
 * @param table the target's table as it is
 * @param columns its columns that files could fill
 */
record BareFiles(CatalogTable table, List<String> columns) {
    private static final String PARQUET = ".parquet";

    BareFiles {
        columns = List.copyOf(columns);
    }

    /**
     * The manifest.
     *
     * @param database what the source's database would be called
     * @throws MigrationException when it is not clear which rows the files hold
     */
    Manifest manifest(ObjectStore storage, StorageUri from, Bare bare, String job, String database, Instant now) {
        List<ManifestFile> files = files(storage, from.asFolder());
        PartitionId id = new PartitionId(job, database, bare.table(), partition(bare));
        return new Manifest(
                new PartitionTaskId(id, 1),
                1,
                from.asFolder(),
                format(files, from, bare),
                bounds(bare),
                columns.stream().map(FileColumn::plain).toList(),
                files,
                null,
                null,
                now);
    }

    /** What lies directly in the folder, but for what is hidden or empty, as tools leave it behind. */
    private static List<ManifestFile> files(ObjectStore storage, StorageUri folder) {
        try (Stream<StoredObject> objects = storage.list(folder)) {
            List<ManifestFile> files = objects.filter(object -> isFile(folder, object))
                    .map(object -> new ManifestFile(object.uri().name(), object.size(), object.etag()))
                    .toList();
            if (files.isEmpty()) {
                throw wrong("There are no files directly in " + folder);
            }
            return files;
        }
    }

    private static boolean isFile(StorageUri folder, StoredObject object) {
        String name = object.uri().key().substring(folder.key().length());
        return object.size() > 0 && !name.isEmpty() && !name.contains("/") && !name.matches("[_.].*");
    }

    private static FileFormat format(List<ManifestFile> files, StorageUri from, Bare bare) {
        long parquet =
                files.stream().filter(file -> file.name().endsWith(PARQUET)).count();
        if (parquet > 0 && parquet < files.size()) {
            throw wrong(from + " holds " + Units.counted(parquet, "file that ends", "files that end") + " in " + PARQUET
                    + ", and " + Units.counted(files.size() - parquet, "other") + ": bring each kind by itself");
        }
        return parquet > 0 ? FileFormat.parquet() : FileFormat.csv(bare.separators());
    }

    private String partition(Bare bare) {
        return table.scheme().isMovedWhole() ? bare.table() : bare.partition();
    }

    private String bounds(Bare bare) {
        if (table.scheme().isMovedWhole()) {
            if (!bare.partition().isEmpty() && !bare.partition().equals(bare.table())) {
                throw wrong(table.name() + " is published as a whole: leave --partition out");
            }
            return "";
        }
        return table.partition(bare.partition())
                .map(CatalogPartition::boundsText)
                .orElseThrow(() -> wrong("Name the partition of " + table.name()
                        + " that the files are for with --partition; it has "
                        + table.partitions().stream()
                                .map(CatalogPartition::name)
                                .toList()));
    }

    private static MigrationException wrong(String why) {
        return new MigrationException(Fault.WRONG_INPUT, why, null);
    }
}
