package io.starmigrate.worker.backup;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.starmigrate.core.backup.BackedUpTable;
import io.starmigrate.core.backup.Inventory;
import io.starmigrate.core.backup.LastJob;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.task.GroupFilesException;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.ManifestJson;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lies below one address and describes itself. Manifests say where their files were when they were written; here
 * they are where the manifest lies now: a backup may have been copied.
 *
 * @param manifests of every generation, in the order of their keys
 * @param tables how tables were defined, where the backup tells, by the folder of each
 * @param groups manifests of files that hold several partitions' rows, or some rows of one: what a migration has left
 *     is no backup
 * @param inventories what it should hold, where the backup tells, by the folder of each database
 * @param damaged objects that should describe something and cannot be read, each with why
 */
public record Backup(
        List<Manifest> manifests,
        Map<StorageUri, BackedUpTable> tables,
        List<StorageUri> groups,
        Map<StorageUri, Inventory> inventories,
        Map<StorageUri, String> damaged) {
    /** It lies below the folders of a table, a partition, a generation and an attempt. */
    private static final int MANIFEST_DEPTH = 4;

    private static final Pattern MANIFEST_PLACE =
            Pattern.compile("(?:.*/)?[^/]+/[^/]+/g[1-9]\\d*/a[1-9]\\d*/" + Pattern.quote(DataFileKey.MANIFEST_NAME));

    private static final Comparator<Inventory> LATEST = Comparator.comparing(Inventory::written);

    public Backup {
        manifests = List.copyOf(manifests);
        tables = Map.copyOf(tables);
        groups = List.copyOf(groups);
        inventories = Map.copyOf(inventories);
        damaged = Map.copyOf(damaged);
    }

    /**
     * Reads what describes itself; one object that cannot be read keeps none of the others from being read.
     *
     * @throws ObjectStoreException when the storage does not answer
     */
    public static Backup read(ObjectStore storage, StorageUri below) {
        List<Manifest> manifests = new ArrayList<>();
        Map<StorageUri, BackedUpTable> tables = new HashMap<>();
        List<StorageUri> groups = new ArrayList<>();
        Map<StorageUri, Inventory> inventories = new HashMap<>();
        Map<StorageUri, String> damaged = new HashMap<>();
        try (Stream<StoredObject> objects = storage.list(below)) {
            objects.forEach(object -> {
                String name = object.uri().name();
                try {
                    if (name.equals(DataFileKey.MANIFEST_NAME)) {
                        manifest(storage, object).ifPresentOrElse(manifests::add, () -> groups.add(object.uri()));
                    } else if (name.equals(DataFileKey.TABLE_NAME)) {
                        tables.put(above(object.uri(), 1), read(storage, object, BackedUpTable::read));
                    } else if (name.equals(DataFileKey.INVENTORY_NAME)) {
                        inventories.put(above(object.uri(), 1), read(storage, object, Inventory::read));
                    }
                } catch (MigrationException unreadable) {
                    damaged.put(object.uri(), String.valueOf(unreadable.getMessage()));
                }
            });
        }
        return new Backup(manifests, tables, groups, inventories, damaged);
    }

    /** Empty when the files beside it do not hold one partition's rows, and all of them. */
    private static Optional<Manifest> manifest(ObjectStore storage, StoredObject object) {
        Optional<Manifest> read = read(storage, object, bytes -> {
            try {
                return Optional.of(ManifestJson.read(bytes)).filter(whole -> whole.delta() == null);
            } catch (GroupFilesException several) {
                return Optional.empty();
            }
        });
        String key = object.uri().key();
        StorageUri folder =
                new StorageUri(object.uri().kind(), object.uri().bucket(), key.substring(0, key.lastIndexOf('/') + 1));
        return read.map(manifest -> manifest.at(folder, manifest.task()));
    }

    /**
     * Reads one object that describes something.
     *
     * @throws MigrationException naming it where it cannot be read, or says of itself that it is something else
     */
    static <T> T read(ObjectStore storage, StoredObject object, Reading<T> reading) {
        ObjectStore.Whole whole = storage.whole(object.uri(), object.etag(), Math.toIntExact(object.size()));
        byte[] bytes = Arrays.copyOf(
                whole.content().memory(), Math.toIntExact(whole.content().length()));
        try {
            return reading.read(bytes);
        } catch (JsonProcessingException none) {
            throw new MigrationException(
                    Fault.WRONG_INPUT,
                    object.uri() + " is not readable: " + Units.counted(bytes.length, "byte") + " that are no JSON"
                            + where(none),
                    none);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new MigrationException(
                    Fault.WRONG_INPUT, object.uri() + " is not readable: " + unreadable.getMessage(), unreadable);
        }
    }

    /** A library's own words are of what it expected, and print lines of their own. */
    private static String where(JsonProcessingException none) {
        JsonLocation at = none.getLocation();
        return at == null ? "" : " from line " + at.getLineNr() + ", column " + at.getColumnNr() + ", on";
    }

    /** What of it is of one database; groups do not tell of which they are. */
    Backup of(String database) {
        return new Backup(
                manifests.stream()
                        .filter(manifest ->
                                manifest.task().partition().database().equals(database))
                        .toList(),
                tables.entrySet().stream()
                        .filter(table -> table.getValue().database().equals(database))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                groups,
                inventories.entrySet().stream()
                        .filter(inventory -> inventory.getValue().database().equals(database))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                damaged);
    }

    /** What the manifests' database should hold; empty where the backup does not tell, or only an earlier job's did. */
    Optional<Inventory> inventory() {
        LastJob job = LastJob.of(inventories(manifests).max(LATEST).orElse(null), manifests);
        return inventories(manifests)
                .filter(inventory -> !job.isOfAnother(inventory.origin()))
                .max(LATEST);
    }

    /** Whether an object that cannot be read should tell what the backup holds: no table lacks for it. */
    static boolean isInventory(StorageUri damaged) {
        return damaged.name().equals(DataFileKey.INVENTORY_NAME);
    }

    /** Whether it tells how the table of a manifest was defined, in the folder in which that manifest lies. */
    boolean defines(Manifest manifest) {
        return tables.containsKey(above(manifest.folder().resolve(DataFileKey.MANIFEST_NAME), MANIFEST_DEPTH));
    }

    /** The folders of tables of which something cannot be read, each with why. */
    Map<StorageUri, String> damagedTables() {
        Map<StorageUri, String> folders = new HashMap<>();
        Set<StorageUri> others = foreign().keySet();
        damaged.forEach((object, why) -> {
            if (!isInventory(object) && !others.contains(object)) {
                folders.put(tableFolder(object), why);
            }
        });
        return folders;
    }

    /**
     * What cannot be read, is called like what an export writes, and lies where none writes it: beside no files of an
     * attempt, or above the tables. It is somebody else's, and no table lacks for it.
     */
    Map<StorageUri, String> foreign() {
        Set<StorageUri> tablesThere = manifests.stream()
                .map(manifest -> tableFolder(manifest.folder().resolve(DataFileKey.MANIFEST_NAME)))
                .collect(Collectors.toSet());
        Map<StorageUri, String> foreign = new HashMap<>();
        damaged.forEach((object, why) -> {
            if (!isInventory(object) && (isMisplaced(object) || isAbove(tableFolder(object), tablesThere))) {
                foreign.put(object, why);
            }
        });
        return foreign;
    }

    private static boolean isMisplaced(StorageUri object) {
        return object.name().equals(DataFileKey.MANIFEST_NAME)
                && !MANIFEST_PLACE.matcher(object.key()).matches();
    }

    private static boolean isAbove(StorageUri folder, Set<StorageUri> tablesThere) {
        return tablesThere.stream()
                .anyMatch(table -> !table.equals(folder) && table.key().startsWith(folder.key()));
    }

    private static StorageUri tableFolder(StorageUri object) {
        return above(object, object.name().equals(DataFileKey.TABLE_NAME) ? 1 : MANIFEST_DEPTH);
    }

    /** The folder of a job's database in which the folder of a table lies. */
    static StorageUri databaseOf(StorageUri tableFolder) {
        return above(tableFolder, 2);
    }

    /** The folder of the job's database in which a manifest lies. */
    static StorageUri databaseOf(Manifest manifest) {
        return above(manifest.folder().resolve(DataFileKey.MANIFEST_NAME), MANIFEST_DEPTH + 1);
    }

    private static StorageUri above(StorageUri object, int steps) {
        String key = object.key();
        for (int i = 0; i < steps; i++) {
            key = key.substring(0, Math.max(0, key.lastIndexOf('/')));
        }
        return new StorageUri(object.kind(), object.bucket(), key.isEmpty() ? "" : key + "/");
    }

    /** The newest of each partition that is of the job that has written there last, in the order of their keys. */
    List<Manifest> newest() {
        Map<Whose, LastJob> jobs = jobs();
        return byPartition().entrySet().stream()
                .flatMap(each -> newest(jobs, each.getKey(), each.getValue()).stream())
                .toList();
    }

    /** The partitions of which everything is another job's that had this one's name before. */
    List<PartitionId> ofEarlierJobs() {
        Map<Whose, LastJob> jobs = jobs();
        return byPartition().entrySet().stream()
                .filter(each -> newest(jobs, each.getKey(), each.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Optional<Manifest> newest(Map<Whose, LastJob> jobs, PartitionId id, List<Manifest> manifests) {
        return Optional.ofNullable(jobs.get(Whose.of(id))).flatMap(job -> job.newest(manifests));
    }

    private Map<PartitionId, List<Manifest>> byPartition() {
        return manifests.stream()
                .collect(Collectors.groupingBy(
                        manifest -> manifest.task().partition(), LinkedHashMap::new, Collectors.toList()));
    }

    /** What one job has left of one database. */
    private record Whose(String job, String database) {
        static Whose of(PartitionId id) {
            return new Whose(id.job(), id.database());
        }
    }

    private Map<Whose, LastJob> jobs() {
        Map<Whose, LastJob> jobs = new HashMap<>();
        manifests.stream()
                .collect(Collectors.groupingBy(
                        manifest -> Whose.of(manifest.task().partition())))
                .forEach((whose, own) ->
                        jobs.put(whose, LastJob.of(inventories(own).max(LATEST).orElse(null), own)));
        return jobs;
    }

    private Stream<Inventory> inventories(List<Manifest> own) {
        return own.stream()
                .map(Backup::databaseOf)
                .distinct()
                .map(inventories::get)
                .filter(Objects::nonNull);
    }

    @FunctionalInterface
    interface Reading<T> {
        T read(byte[] bytes) throws IOException;
    }
}
