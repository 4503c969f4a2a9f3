package io.starmigrate.simulation.safeguard;

import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.faults.Dependency;
import io.starmigrate.simulation.world.Safeguard;
import io.starmigrate.simulation.world.SimulatedJob;
import io.starmigrate.simulation.world.World;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Takes away what guards exports and the files they write: each answers one weakness. */
final class SourceSafeguards {
    private SourceSafeguards() {}

    static Safeguard manifestAfterFinished() {
        return new Safeguard() {
            @Override
            public SourceCluster source(SourceCluster real) {
                return Weakened.port(
                        SourceCluster.class,
                        real,
                        "exports",
                        (arguments, answer) -> ((List<?>) Objects.requireNonNull(answer))
                                .stream()
                                        .map(each -> Forgeries.asFinished((ExportStatus) each))
                                        .toList());
            }
        };
    }

    static Safeguard changeTokens() {
        return new Safeguard() {
            @Override
            public SourceCluster source(SourceCluster real) {
                return Weakened.port(
                        SourceCluster.class,
                        real,
                        "partition",
                        (arguments, answer) -> ((Optional<?>) Objects.requireNonNull(answer))
                                .map(each -> Forgeries.unmoved((CatalogPartition) each)));
            }
        };
    }

    static Safeguard loadedFilesLookedAt() {
        return new Safeguard() {
            @Override
            public ObjectStore loadedFiles(ObjectStore real, SimulatedJob job) {
                return Weakened.before(
                        ObjectStore.class,
                        real,
                        "head",
                        arguments -> Optional.of(Forgeries.asArrived(
                                job.installation(), (StorageUri) Objects.requireNonNull(arguments[0]))));
            }

            @Override
            public void provoke(World world) {
                if (world.chance().happens(0.05)) {
                    world.chance().pick(world.installations()).tampering().truncate();
                }
            }
        };
    }

    static Safeguard lostFilesExportedAgain() {
        return new Safeguard() {
            @Override
            public ObjectStore sourceStorage(ObjectStore real) {
                return Weakened.before(ObjectStore.class, real, (method, arguments) -> {
                    if ((method.equals("read") || method.equals("head"))
                            && real.head((StorageUri) Objects.requireNonNull(arguments[0]))
                                    .isEmpty()) {
                        throw Dependency.SOURCE_STORAGE.unknown("it does not answer");
                    }
                    return Optional.empty();
                });
            }

            @Override
            public void provoke(World world) {
                if (world.isRelayed() && world.chance().happens(0.05)) {
                    world.chance().pick(world.installations()).tampering().sweepSource();
                }
            }
        };
    }
}
