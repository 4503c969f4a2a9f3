package io.starmigrate.worker.backup;

import io.starmigrate.core.backup.Gaps;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells which backups lie in a storage, one line for each table. */
public final class BackupList {
    private static final int NAMED = 5;

    private BackupList() {}

    /** What lies below a root; reads every manifest. */
    public static List<Finding> of(ObjectStore storage, StorageUri root) {
        Backup all = Backup.read(storage, root);
        Set<StorageUri> foreign = all.foreign().keySet();
        Map<String, List<Manifest>> byTable = all.manifests().stream()
                .collect(Collectors.groupingBy(
                        manifest -> name(manifest.task().partition()), TreeMap::new, Collectors.toList()));
        return Stream.concat(
                        Stream.concat(
                                byTable.values().stream().map(manifests -> finding(root, manifests, all)),
                                lacking(all)),
                        all.damaged().entrySet().stream()
                                .map(damaged -> new Finding(
                                        What.UNEXPLAINED,
                                        damaged.getKey().toString(),
                                        damaged.getValue()
                                                + (Backup.isInventory(damaged.getKey())
                                                        ? "; it should tell what the backup holds"
                                                        : foreign.contains(damaged.getKey())
                                                                ? "; no export writes it there, and no table lacks for it"
                                                                : "; its table cannot be restored"))))
                .toList();
    }

    private static Finding finding(StorageUri root, List<Manifest> manifests, Backup all) {
        PartitionId id = manifests.get(0).task().partition();
        Backup its = new Backup(manifests, Map.of(), List.of(), all.inventories(), Map.of());
        List<Manifest> newest = its.newest();
        long unproved = newest.stream()
                .filter(manifest -> manifest.fingerprint() == null)
                .count();
        Instant written = manifests.stream()
                .map(Manifest::written)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH)
                .truncatedTo(ChronoUnit.SECONDS);
        String note = Units.counted(newest.size(), "partition") + " in "
                + Units.counted(
                        newest.stream()
                                .mapToInt(manifest -> manifest.files().size())
                                .sum(),
                        "file") + ", "
                + Units.bytes(newest.stream().mapToLong(Manifest::bytes).sum()) + "; "
                + Units.counted(manifests.size(), "generation") + ", the last of " + written
                + (manifests.stream().anyMatch(all::defines) ? "" : "; it does not tell how the table is defined")
                + (unproved == 0 ? "" : "; " + Units.counted(unproved, "partition") + " can only be counted")
                + Unproved.told(newest).map(told -> "; " + told).orElse("")
                + dropped(its, newest)
                + "; restore with migrate import --from " + root.asFolder().resolve(id.job());
        return new Finding(What.BACKUP, name(id), note);
    }

    /** What a restore leaves out, if anything. */
    private static String dropped(Backup its, List<Manifest> newest) {
        List<String> dropped = its
                .inventory()
                .map(inventory ->
                        Gaps.of(inventory, newest, Set.of(), table -> true).dropped())
                .orElse(Set.of())
                .stream()
                .map(PartitionId::partition)
                .sorted()
                .toList();
        return dropped.isEmpty()
                ? ""
                : "; the source had dropped " + Units.named(dropped, NAMED)
                        + " by the last run, left out unless you say --dropped";
    }

    /** What is not there of what the last run of a job should have left of a database. */
    private static Stream<Finding> lacking(Backup all) {
        Map<StorageUri, List<Manifest>> folders =
                all.manifests().stream().collect(Collectors.groupingBy(Backup::databaseOf));
        return all.inventories().entrySet().stream()
                .sorted(Comparator.comparing(inventory -> inventory.getKey().toString()))
                .flatMap(inventory -> {
                    List<Manifest> held = folders.getOrDefault(inventory.getKey(), List.of());
                    Backup its = new Backup(held, Map.of(), List.of(), all.inventories(), Map.of());
                    if (!held.isEmpty() && its.inventory().isEmpty()) {
                        return Stream.empty();
                    }
                    return Gaps.of(inventory.getValue(), its.newest(), Set.of(), table -> true)
                            .lacking()
                            .entrySet()
                            .stream()
                            .map(gap -> new Finding(
                                    What.MISSING,
                                    inventory.getKey().resolve(gap.getKey()).toString(),
                                    gap.getValue().why()));
                });
    }

    private static String name(PartitionId id) {
        return id.job() + "/" + id.database() + "." + id.table();
    }
}
