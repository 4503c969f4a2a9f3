package io.starmigrate.simulation.backup;

import io.starmigrate.core.backup.Gaps.Gap;
import io.starmigrate.core.backup.Inventory;
import io.starmigrate.core.backup.Inventory.Partition;
import io.starmigrate.core.backup.Inventory.Table;
import io.starmigrate.core.plan.TableSelection;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.storage.StoredObject;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.safeguard.UnnoticedRows;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.backup.BackupRestore;
import io.starmigrate.worker.backup.ChosenBackup;
import io.starmigrate.worker.backup.EarlierRestore;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What backups and restores are without one of their safeguards, to see that their histories find it missing. */
enum MissingSafeguard {
    /** Nothing is missing. */
    NONE,
    /** The inventory does not tell of which attempt a partition is. */
    ATTEMPTS_TOLD {
        @Override
        Inventory listing(Inventory whole) {
            return new Inventory(
                    whole.database(),
                    whole.written(),
                    whole.tables().stream()
                            .map(table -> new Table(
                                    table.name(),
                                    table.leftOut(),
                                    table.partitions().stream()
                                            .map(one -> new Partition(
                                                    one.name(),
                                                    one.generation(),
                                                    one.lacks(),
                                                    one.behind(),
                                                    one.dropped()))
                                            .toList(),
                                    table.unexported()))
                            .toList(),
                    whole.origin());
        }
    },
    /** Tables that are not chosen are not looked at, whatever run they were restored of. */
    ONE_RUN {
        @Override
        ChosenBackup chosen(
                RestoreHistory history, BackupRestore restore, RestoreRequest request, TableSelection selection) {
            // A job of which nothing is known has restored nothing before.
            ChosenBackup anybodys = restore.chosen("nobody", history.bench.storage, request, selection);
            new EarlierRestore(history.bench.recorder, true).require("job", anybodys.manifests(), request.from());
            return anybodys;
        }
    },
    /** What the run does not hold, and is shown, is not named. */
    PAST_NAMED {
        @Override
        List<String> past(List<String> named) {
            return List.of();
        }
    },
    /** What the backup lacks is not named. */
    LOSSES_NAMED {
        @Override
        Map<String, Gap> lacking(Map<String, Gap> named) {
            return Map.of();
        }
    },
    /** What the target shows seems to be what the job has published, whatever it is. */
    ROWS_LOOKED_AT {
        @Override
        TargetCluster restoring(RestoreHistory history, TargetCluster real) {
            return UnnoticedRows.at(real, history::latest);
        }
    },
    /** What the source had dropped comes like anything else. */
    DROPPED_LEFT_OUT {
        @Override
        RestoreRequest asked(RestoreRequest request) {
            return request.withDropped();
        }
    },
    /** Who keeps the newest exports takes files for there that are lost. */
    FILES_LOOKED_AT {
        @Override
        ObjectStore keeping(ObjectStore real, List<StoredObject> lost) {
            return Weakened.port(
                    ObjectStore.class,
                    real,
                    "list",
                    (arguments, told) -> Stream.concat(
                            ((Stream<?>) Objects.requireNonNull(told)),
                            lost.stream()
                                    .filter(object -> object.uri()
                                            .key()
                                            .startsWith(((StorageUri) Objects.requireNonNull(arguments[0])).key()))
                                    .filter(object -> real.head(object.uri()).isEmpty())));
        }
    };

    Inventory listing(Inventory whole) {
        return whole;
    }

    ChosenBackup chosen(
            RestoreHistory history, BackupRestore restore, RestoreRequest request, TableSelection selection) {
        return restore.chosen("job", history.bench.storage, request, selection);
    }

    List<String> past(List<String> named) {
        return named;
    }

    Map<String, Gap> lacking(Map<String, Gap> named) {
        return named;
    }

    /** What whoever restores sees of the target before anything is loaded. */
    TargetCluster restoring(RestoreHistory history, TargetCluster real) {
        return real;
    }

    RestoreRequest asked(RestoreRequest request) {
        return request;
    }

    /** What whoever keeps the newest exports sees of the storage. */
    ObjectStore keeping(ObjectStore real, List<StoredObject> lost) {
        return real;
    }
}
