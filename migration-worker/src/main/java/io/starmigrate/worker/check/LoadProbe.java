package io.starmigrate.worker.check;

import io.starmigrate.core.check.Canary;
import io.starmigrate.core.check.CheckLine;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.text.Units;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.LoadCanary;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Has the target load two rows from its storage into a table of its own, which is dropped. */
final class LoadProbe implements Supplier<List<CheckLine>> {
    static final String SUBJECT = "load by the target";
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final byte[] ROWS = "1\n2\n".getBytes(StandardCharsets.UTF_8);

    private final Supplier<LoadCanary> opened;
    private final ObjectStore store;
    private final StorageUri file;
    private final Patience patience;

    LoadProbe(Supplier<LoadCanary> opened, ObjectStore store, StorageUri root, Canary canary, Patience patience) {
        this.opened = opened;
        this.store = store;
        this.file = canary.folder(root, "load").resolve("rows.csv");
        this.patience = patience;
    }

    @Override
    public List<CheckLine> get() {
        try (LoadCanary canary = opened.get()) {
            return List.of(
                    canary.hasDatabase()
                            ? tried(canary)
                            : CheckLine.warning(
                                    SUBJECT,
                                    "was not tried: the target has no such database yet",
                                    "migrate schema makes it; check once more then"));
        }
    }

    private CheckLine tried(LoadCanary canary) {
        store.put(file, ROWS);
        try {
            canary.make();
            return loaded(canary);
        } finally {
            store.delete(file);
            canary.drop();
        }
    }

    private CheckLine loaded(LoadCanary canary) {
        canary.load(file);
        boolean ended = patience.until(
                () -> canary.status().filter(now -> !now.state().isUnderWay()).isPresent(), LONGEST);
        Optional<LoadStatus> last = canary.status();
        if (ended
                && last.filter(now -> now.state() == ClusterJobState.FINISHED && now.rows() == 2)
                        .isPresent()) {
            return CheckLine.ok(
                    SUBJECT, "a table was made, two rows were loaded from a file, and the table was dropped");
        }
        String why = last.map(LoadStatus::error)
                .filter(error -> !error.isEmpty())
                .orElse("it has not put two rows into the table within "
                        + Units.counted(LONGEST.toMinutes(), "minute"));
        return CheckLine.failed(
                SUBJECT,
                "two rows of a file were not loaded: " + why,
                "see that the target's nodes reach the storage with the configured keys");
    }
}
