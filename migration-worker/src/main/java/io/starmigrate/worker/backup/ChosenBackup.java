package io.starmigrate.worker.backup;

import io.starmigrate.core.backup.BackedUpTable;
import io.starmigrate.core.backup.Gaps;
import io.starmigrate.core.backup.Gaps.Gap;
import io.starmigrate.core.config.Databases;
import io.starmigrate.core.plan.TableSelection;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.RestoreRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What of a backup is to be restored: of one job and one database.
 *
 * @param manifests the newest of each partition, one or more
 * @param beside the newest of each partition of tables that are not wanted now, and of which the job has restored
 *     something before
 * @param tables how their tables were defined, as far as the backup tells
 * @param damaged tables of it of which something cannot be read, each with why: nothing of theirs is among the others
 * @param lacking what its last run should have left and is not there, or only of an earlier run
 * @param remarks what else is to be known of it, one sentence each
 * @param elsewhere what else lies there and cannot be read: of another job or database, or of a table nobody wants
 */
public record ChosenBackup(
        List<Manifest> manifests,
        List<Manifest> beside,
        List<BackedUpTable> tables,
        Map<String, String> damaged,
        Map<String, Gap> lacking,
        List<String> remarks,
        List<String> elsewhere) {
    public ChosenBackup {
        manifests = List.copyOf(manifests);
        beside = List.copyOf(beside);
        tables = List.copyOf(tables);
        damaged = Map.copyOf(damaged);
        lacking = Map.copyOf(lacking);
        remarks = List.copyOf(remarks);
        elsewhere = List.copyOf(elsewhere);
    }

    /**
     * Chooses it. Where one of several databases is asked for, the folder may hold all of them, or be called after the
     * job that exported all of them: then the database's own job has a folder beside it.
     *
     * @param selection the tables that are wanted
     * @param before the tables of which the job has restored something before: what lacks of them is told, too
     * @throws ObjectStoreException when the storage does not answer
     * @throws MigrationException when nothing was found, or it is not clear what is meant
     */
    static ChosenBackup of(ObjectStore storage, RestoreRequest request, TableSelection selection, Set<String> before) {
        Wanted wanted = new Wanted(selection, before);
        String database = request.database();
        if (database == null) {
            return of(Backup.read(storage, request.from()), request, "", wanted);
        }
        Backup here = Backup.read(storage, request.from()).of(database);
        StorageUri folder = beside(request.from(), database);
        Backup beside =
                here.manifests().isEmpty() ? Backup.read(storage, folder).of(database) : here;
        return of(
                beside.manifests().isEmpty() ? here : beside,
                request,
                ", nor below " + folder + ", of database " + database,
                wanted);
    }

    /** Which tables it is about. */
    private record Wanted(TableSelection now, Set<String> before) {
        boolean isBeside(String table) {
            return before.contains(table) && !now.includes(table);
        }
    }

    /** Where the job lies that exported one database as a part of another job. */
    private static StorageUri beside(StorageUri folder, String database) {
        String key = folder.key().substring(0, Math.max(0, folder.key().length() - 1));
        int last = key.lastIndexOf('/') + 1;
        String own = key.substring(0, last) + Databases.job(key.substring(last), database) + "/";
        return new StorageUri(folder.kind(), folder.bucket(), own);
    }

    private static ChosenBackup of(Backup backup, RestoreRequest request, String what, Wanted wanted) {
        StorageUri from = request.from();
        requireNoGroups(backup.groups());
        List<Manifest> found = backup.newest();
        requireOneOrigin(found, from);
        Map<StorageUri, String> folders = backup.damagedTables();
        Gaps gaps = gaps(backup, found, wanted);
        List<Manifest> coming = found.stream()
                .filter(manifest -> damage(folders, manifest).isEmpty())
                .filter(manifest -> !gaps.earlier().contains(manifest.task().partition()))
                .filter(manifest -> request.dropped()
                        || !gaps.dropped().contains(manifest.task().partition()))
                .toList();
        List<Manifest> chosen = coming.stream()
                .filter(manifest -> wanted.now.includes(table(manifest)))
                .toList();
        if (chosen.isEmpty()) {
            throw wrong(
                    "Nothing below " + from + what + " describes itself"
                            + (found.isEmpty() ? "" : " and is chosen by " + SettingName.TABLE_NAMES)
                            + (folders.isEmpty() ? "" : ", and " + folders.values())
                            + (gaps.dropped().isEmpty() ? "" : "; " + dropped(gaps, request))
                            + ": migrate backups lists what there is; files that nothing describes are brought by --no-manifest");
        }
        Set<StorageUri> databases = found.stream().map(Backup::databaseOf).collect(Collectors.toSet());
        Map<Boolean, Map<StorageUri, String>> ofIt = folders.entrySet().stream()
                .collect(Collectors.partitioningBy(
                        damaged -> databases.contains(Backup.databaseOf(damaged.getKey()))
                                && wanted.now.includes(name(damaged.getKey(), found)),
                        Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        Map<String, String> damaged = damaged(ofIt.getOrDefault(true, Map.of()), found);
        return new ChosenBackup(
                chosen,
                coming.stream()
                        .filter(manifest -> wanted.isBeside(table(manifest)))
                        .toList(),
                defined(backup, chosen, gaps),
                damaged,
                gaps.lackingBeside(damaged.keySet()),
                remarks(backup, gaps, chosen, request),
                ofIt.getOrDefault(false, Map.of()).values().stream().sorted().toList());
    }

    /** How their tables were defined, and those whose partitions have no rows. */
    private static List<BackedUpTable> defined(Backup backup, List<Manifest> chosen, Gaps gaps) {
        String database = chosen.get(0).task().partition().database();
        Set<String> tables = chosen.stream().map(ChosenBackup::table).collect(Collectors.toSet());
        return backup.of(database).tables().values().stream()
                .filter(table -> tables.contains(table.table()) || gaps.empty().contains(table.table()))
                .sorted(Comparator.comparing(BackedUpTable::table))
                .toList();
    }

    /** How what was found differs from what its last run should have left. */
    private static Gaps gaps(Backup backup, List<Manifest> found, Wanted wanted) {
        if (found.isEmpty()) {
            return Gaps.NONE;
        }
        Backup its = backup.of(found.get(0).task().partition().database());
        Set<String> defined =
                its.tables().values().stream().map(BackedUpTable::table).collect(Collectors.toSet());
        return Gaps.of(
                its.inventory().orElse(null),
                found,
                defined,
                table -> wanted.now.includes(table) || wanted.before.contains(table));
    }

    private static List<String> remarks(Backup backup, Gaps gaps, List<Manifest> chosen, RestoreRequest request) {
        List<String> remarks = new ArrayList<>(gaps.remarks());
        Unproved.told(chosen).ifPresent(told -> remarks.add("Warning: " + told));
        List<PartitionId> earlier = backup.ofEarlierJobs();
        if (!earlier.isEmpty()) {
            remarks.add(Gaps.ofEarlierJobs(earlier));
        }
        if (!gaps.dropped().isEmpty()) {
            remarks.add(dropped(gaps, request));
        }
        backup.damaged().forEach((object, why) -> {
            if (Backup.isInventory(object)) {
                remarks.add("Warning: " + why + "; it should tell what the backup holds");
            }
        });
        return remarks;
    }

    private static String dropped(Gaps gaps, RestoreRequest request) {
        List<String> names = gaps.dropped().stream()
                .map(id -> id.table() + "/" + id.partition())
                .sorted()
                .toList();
        return "The source had dropped " + Units.counted(names.size(), "partition") + " of it, "
                + (request.dropped() ? "and they come, too: " : "which are left out unless you say --dropped: ")
                + String.join(", ", names);
    }

    private static String table(Manifest manifest) {
        return manifest.task().partition().table();
    }

    /** Why nothing of its table is restored; a partition's newest generation may be what cannot be read. */
    private static Optional<String> damage(Map<StorageUri, String> folders, Manifest manifest) {
        return folders.entrySet().stream()
                .filter(damaged -> isBelow(manifest, damaged.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isBelow(Manifest manifest, StorageUri folder) {
        return manifest.folder().key().startsWith(folder.key());
    }

    /** By the table's name where another manifest of it tells that, else by its folder. */
    private static Map<String, String> damaged(Map<StorageUri, String> folders, List<Manifest> found) {
        Map<String, String> damaged = new TreeMap<>();
        folders.forEach((folder, why) -> damaged.put(told(folder, found).orElse(folder.toString()), why));
        return damaged;
    }

    private static Optional<String> told(StorageUri folder, List<Manifest> found) {
        return found.stream()
                .filter(manifest -> isBelow(manifest, folder))
                .map(ChosenBackup::table)
                .findFirst();
    }

    /** What the table of a folder is called: a manifest tells it, else the folder. */
    private static String name(StorageUri folder, List<Manifest> found) {
        return told(folder, found).orElseGet(() -> DataFileKey.nameOf(folder));
    }

    /** Who restored the others would leave out partitions without a word. */
    private static void requireNoGroups(List<StorageUri> groups) {
        if (!groups.isEmpty()) {
            throw wrong(groups.get(0) + (groups.size() > 1 ? " and " + (groups.size() - 1) + " more" : "")
                    + " cannot be restored: the files beside it hold the rows of several partitions ("
                    + SettingName.GROUP_SIZE + "), or only what"
                    + " had changed (" + SettingName.DELTA_SIZE + ")."
                    + " A backup is made by migrate export");
        }
    }

    private static void requireOneOrigin(List<Manifest> found, StorageUri from) {
        Set<String> origins = found.stream()
                .map(manifest -> manifest.task().partition())
                .map(id -> "job " + id.job() + ", database " + id.database())
                .collect(Collectors.toSet());
        if (origins.size() > 1) {
            throw wrong(from + " holds backups of " + origins + ": name the folder of one of them");
        }
    }

    private static MigrationException wrong(String why) {
        return new MigrationException(Fault.WRONG_INPUT, why, null);
    }
}
