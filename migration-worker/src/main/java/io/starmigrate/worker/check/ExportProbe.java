package io.starmigrate.worker.check;

import io.starmigrate.core.check.Canary;
import io.starmigrate.core.check.CheckLine;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.core.text.SettingName;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Has the source export its smallest partition with rows to its storage, and removes what it wrote. */
final class ExportProbe implements Supplier<List<CheckLine>> {
    static final String SUBJECT = "export by the source";
    private static final long MOST = 64L << 20;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final SourceCluster source;
    private final ObjectStore store;
    private final StorageUri folder;
    private final List<String> tables;
    private final Patience patience;

    /** @param tables those that can be moved */
    ExportProbe(
            SourceCluster source,
            ObjectStore store,
            StorageUri root,
            Canary canary,
            List<String> tables,
            Patience patience) {
        this.source = source;
        this.store = store;
        this.folder = canary.folder(root, "export");
        this.tables = List.copyOf(tables);
        this.patience = patience;
    }

    private record Unit(String table, CatalogPartition partition) {}

    @Override
    public List<CheckLine> get() {
        Optional<Unit> smallest = tables.stream()
                .flatMap(table -> source.table(table).units().stream().map(partition -> new Unit(table, partition)))
                .filter(unit -> !unit.partition().isUntouched())
                .min(Comparator.comparingLong(unit -> unit.partition().bytes()));
        if (smallest.isEmpty() || smallest.get().partition().bytes() > MOST) {
            return List.of(CheckLine.warning(
                    SUBJECT,
                    "was not tried: no partition has rows and at most 64 MB",
                    "begin with one table: " + SettingName.TABLE_NAMES));
        }
        return List.of(exported(smallest.get()));
    }

    private CheckLine exported(Unit unit) {
        String table = unit.table();
        String partition = unit.partition().name();
        source.export(source.unload(table, partition), folder);
        try {
            boolean ended = patience.until(
                    () -> status().filter(now -> !now.state().isUnderWay()).isPresent(), LONGEST);
            ExportStatus last = status().orElse(null);
            if (!ended || last == null || last.state() != ClusterJobState.FINISHED) {
                return failed(table, partition, last);
            }
            long files = files().count();
            return files > 0
                    ? CheckLine.ok(
                            SUBJECT, table + "/" + partition + " was exported to " + Units.counted(files, "file"))
                    : CheckLine.warning(
                            SUBJECT,
                            table + "/" + partition + " was exported, and left no file",
                            "look whether it has rows, and whether " + SettingName.STORAGES
                                    + " names what the source writes to");
        } finally {
            remove();
        }
    }

    private static CheckLine failed(String table, String partition, @Nullable ExportStatus last) {
        String why = last == null || last.error().isEmpty()
                ? "it has not ended within " + Units.counted(LONGEST.toMinutes(), "minute")
                : last.error();
        return CheckLine.failed(
                SUBJECT,
                table + "/" + partition + " was not exported: " + why,
                "see that the source's nodes reach the storage with the configured keys, and that its user may export");
    }

    private Optional<ExportStatus> status() {
        return source.exports(Set.of(folder)).stream().findFirst();
    }

    private Stream<StorageUri> files() {
        try (Stream<StoredObject> listed = store.list(folder)) {
            return listed.map(StoredObject::uri).toList().stream();
        }
    }

    private void remove() {
        status().filter(running -> running.state().isUnderWay()).ifPresent(source::cancel);
        source.forget(folder);
        files().forEach(store::delete);
    }
}
