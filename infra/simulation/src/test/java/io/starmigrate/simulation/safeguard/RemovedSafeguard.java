package io.starmigrate.simulation.safeguard;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.starrocks.catalog.CatalogPartition;
import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskQueue.Delivery;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.faults.Dependency;
import io.starmigrate.simulation.target.TargetStatements;
import io.starmigrate.simulation.world.Safeguard;
import io.starmigrate.simulation.world.SimulatedJob;
import io.starmigrate.simulation.world.Width;
import io.starmigrate.simulation.world.World;
import io.starmigrate.worker.load.LoadLabels;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Every safeguard that the negative controls take away, one at a time. */
enum RemovedSafeguard implements Safeguard {
    /** Partition tasks and file tasks are written whatever has been written meanwhile. */
    CONDITIONAL_WRITES {
        @Override
        public TaskRecorder recorder(TaskRecorder real) {
            return Weakened.port(TaskRecorder.class, real, "advance", (arguments, answer) -> {
                Object next = Objects.requireNonNull(arguments[0]);
                return Boolean.TRUE.equals(answer) ? answer : Boolean.valueOf(Forgeries.force(real, next));
            });
        }
    },
    /** The label of a load does not tell which pass it belongs to. */
    LABEL_PER_PASS {
        @Override
        public LoadLabels labels(LoadLabels real) {
            return (job, task, manifest, files, attempt) -> "l" + (task.id().toString() + files + attempt).hashCode();
        }
    },
    /** A message is deleted as soon as it was received. */
    MESSAGES_KEPT_UNTIL_RECORDED {
        @Override
        public TaskQueue queue(TaskQueue real) {
            return Weakened.port(TaskQueue.class, real, "receive", (arguments, answer) -> {
                List<Delivery> deliveries = new ArrayList<>();
                ((List<?>) Objects.requireNonNull(answer)).forEach(each -> deliveries.add((Delivery) each));
                real.delete(deliveries);
                return deliveries;
            });
        }
    },
    /** A load is sent without having been written down as submitted. */
    SUBMITTED_BEFORE_SENT {
        @Override
        public TaskRecorder recorder(TaskRecorder real) {
            return Weakened.before(
                    TaskRecorder.class,
                    real,
                    (method, arguments) -> method.equals("advance")
                                    && arguments[0] instanceof Load load
                                    && load.state() == LoadState.SUBMITTED
                            ? Optional.of(true)
                            : Optional.empty());
        }
    },
    /** What was loaded is not told from what waits. */
    FILES_LOADED_ONCE {
        @Override
        public TaskRecorder recorder(TaskRecorder real) {
            return Weakened.port(
                    TaskRecorder.class,
                    real,
                    "file",
                    (arguments, answer) -> ((Optional<?>) Objects.requireNonNull(answer))
                            .map(file -> Forgeries.asQueued((FileTask) file)));
        }
    },
    /** The target's fingerprints, of staging and of what shows, always seem to be the source's. */
    FINGERPRINTS_COMPARED {
        @Override
        public TargetStatements target(TargetStatements real, SimulatedJob job) {
            return Forgeries.proved(Forgeries.proved(real, job, "staging"), job, "shownRows");
        }
    },
    /** The same where small partitions travel together: one of them may bring others' rows, or too few. */
    MEMBERS_COMPARED(Width.TOGETHER) {
        @Override
        public TargetStatements target(TargetStatements real, SimulatedJob job) {
            return FINGERPRINTS_COMPARED.target(real, job);
        }
    },
    /** Whether files go packed is decided anew by whoever asks. */
    PACKING_DECIDED_ONCE {
        @Override
        public boolean packs() {
            return true;
        }

        @Override
        public TaskRecorder recorder(TaskRecorder real) {
            return Weakened.port(TaskRecorder.class, real, "requireManifest", (arguments, answer) -> {
                boolean packed = ((PartitionTask) Objects.requireNonNull(arguments[0])).version() % 2 == 0;
                Manifest manifest = (Manifest) Objects.requireNonNull(answer);
                return packed ? manifest : manifest.withPacking(null);
            });
        }
    },
    /** What was packed is shown before it is written down how long it has to be. */
    PIECES_WRITTEN_DOWN_FIRST {
        @Override
        public boolean packs() {
            return true;
        }

        @Override
        public TaskRecorder recorder(TaskRecorder real) {
            return Weakened.before(
                    TaskRecorder.class,
                    real,
                    (method, arguments) -> method.equals("record")
                                    && arguments[0] instanceof FileTask file
                                    && file.state() == FileState.EXPORTED
                            ? Optional.of(file)
                            : Optional.empty());
        }
    },
    /** The manifest is made while the export runs. */
    MANIFEST_AFTER_FINISHED {
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
    },
    /** The partition seems never to change. */
    CHANGE_TOKENS {
        @Override
        public SourceCluster source(SourceCluster real) {
            return Weakened.port(
                    SourceCluster.class,
                    real,
                    "partition",
                    (arguments, answer) -> ((Optional<?>) Objects.requireNonNull(answer))
                            .map(each -> Forgeries.unmoved((CatalogPartition) each)));
        }
    },
    /** A cancel is recorded without anybody having looked for staging, whoever publishes it just then. */
    STAGING_WITHDRAWN_BEFORE_CANCEL {
        @Override
        public void provoke(World world) {
            world.haveOperatorsCancel();
        }

        @Override
        public Leases operatorLeases(Leases real) {
            return Weakened.before(
                    Leases.class,
                    real,
                    (method, arguments) -> Optional.of(method.equals("write") ? true : Optional.empty()));
        }

        @Override
        public TargetStatements operatorTarget(TargetStatements real) {
            return Weakened.before(TargetStatements.class, real, (method, arguments) -> switch (method) {
                case "staged" -> Optional.of(Map.of());
                case "shown" -> Optional.of(List.of());
                default -> Optional.empty();
            });
        }
    },
    /** Whether a load left rows out is not asked. */
    FILTERED_ROWS_REFUSED {
        @Override
        public TargetStatements target(TargetStatements real, SimulatedJob job) {
            return Weakened.port(TargetStatements.class, real, "loads", (arguments, answer) -> {
                Map<String, LoadStatus> statuses = new LinkedHashMap<>();
                ((Map<?, ?>) Objects.requireNonNull(answer))
                        .forEach((label, status) ->
                                statuses.put((String) label, Forgeries.unfiltered((LoadStatus) status)));
                return statuses;
            });
        }

        @Override
        public void provoke(World world) {
            if (world.chance().happens(0.05)) {
                world.target().halveLoads();
            }
        }
    },
    /** Where there is no fingerprint, nobody looks whether the files are still those that arrived. */
    LOADED_FILES_LOOKED_AT {
        @Override
        public ObjectStore loadedFiles(ObjectStore real, SimulatedJob job) {
            return Weakened.before(
                    ObjectStore.class,
                    real,
                    (method, arguments) -> method.equals("head")
                            ? Optional.of(Forgeries.asArrived(
                                    job.installation(), (StorageUri) Objects.requireNonNull(arguments[0])))
                            : Optional.empty());
        }

        @Override
        public void provoke(World world) {
            if (world.chance().happens(0.05)) {
                world.chance().pick(world.installations()).tampering().truncate();
            }
        }
    },
    /** A file that is gone for good seems only not to answer. */
    LOST_FILES_EXPORTED_AGAIN {
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
    },
    /** What hangs is left to hang. */
    HANGING_LOADS_STOPPED {
        @Override
        public TargetStatements target(TargetStatements real, SimulatedJob job) {
            return Weakened.before(
                    TargetStatements.class,
                    real,
                    (method, arguments) -> method.equals("cancel") ? Optional.of("unheard") : Optional.empty());
        }

        @Override
        public void provoke(World world) {
            if (world.chance().happens(0.02)) {
                world.target().loads().hang();
            }
        }
    },
    /** What is out of reach ends the worker. */
    OUTAGES_OUTLIVED {
        @Override
        public Predicate<RuntimeException> hopeless(Predicate<RuntimeException> real) {
            return failure -> true;
        }
    },
    /** A command takes what the index shows for the whole job. */
    PLANNED_COUNTED {
        @Override
        public void provoke(World world) {
            world.haveIndexStandStill();
        }

        @Override
        public TaskRecorder recorder(TaskRecorder real) {
            return Weakened.port(
                    TaskRecorder.class,
                    real,
                    "job",
                    (arguments, answer) ->
                            ((Optional<?>) Objects.requireNonNull(answer)).map(job -> Forgeries.emptied((Job) job)));
        }
    },
    /** Every job takes every table for its own. */
    TABLES_CLAIMED(Width.SEVERAL_JOBS) {
        @Override
        public TargetStatements target(TargetStatements real, SimulatedJob job) {
            return Weakened.before(TargetStatements.class, real, (method, arguments) -> switch (method) {
                case "claim" -> Optional.of(Optional.empty());
                case "createClaim" -> Optional.of("unheard");
                default -> Optional.empty();
            });
        }
    },
    /** Everybody holds every lease, under the same token. */
    LEASES {
        @Override
        public Leases leases(Leases real) {
            return Weakened.before(
                    Leases.class,
                    real,
                    (method, arguments) -> Optional.of(method.equals("write") ? true : Optional.empty()));
        }
    },
    /** Statements that were sent before, and may still run, are taken for ended. */
    OVERWRITES_AWAITED {
        @Override
        public TargetStatements target(TargetStatements real, SimulatedJob job) {
            return Weakened.port(
                    TargetStatements.class,
                    Weakened.port(
                            TargetStatements.class, real, "executing", (arguments, answer) -> Optional.of(Set.of())),
                    "loads",
                    (arguments, answer) -> {
                        Map<Object, Object> statuses = new LinkedHashMap<>((Map<?, ?>) Objects.requireNonNull(answer));
                        statuses.keySet().removeIf(label -> ((String) label).contains("_publish_"));
                        return statuses;
                    });
        }

        @Override
        public void provoke(World world) {
            world.target().loseOverwrites(0.3);
        }
    },
    /** What the table shows is never recognised as the staging it was. */
    PUBLISHED_RECOGNISED_BY_ID {
        @Override
        public TargetStatements target(TargetStatements real, SimulatedJob job) {
            return Weakened.port(TargetStatements.class, real, "shown", (arguments, answer) -> List.of(-1L));
        }
    },
    /** What the target shows seems never to have been written to. */
    TARGET_TOKENS(Width.OTHER_WRITERS) {
        @Override
        public TargetStatements target(TargetStatements real, SimulatedJob job) {
            return Weakened.port(
                    TargetStatements.class,
                    real,
                    "token",
                    (arguments, answer) ->
                            ((Optional<?>) Objects.requireNonNull(answer)).map(token -> new ChangeToken("1:1")));
        }
    },
    /** What shows after the switch always seems to be what was exported. */
    SHOWN_ROWS_PROVED(Width.OTHER_WRITERS) {
        @Override
        public TargetStatements target(TargetStatements real, SimulatedJob job) {
            return Forgeries.proved(real, job, "shownRows");
        }
    },
    /** Rows of which a lying writer says that they were not written, and all else of a delta, are taken for equal. */
    DELTAS_PROVED(Width.WRITTEN) {
        @Override
        public TargetStatements target(TargetStatements real, SimulatedJob job) {
            return Forgeries.deltasProved(Forgeries.deltasProved(real, job, "staging"), job, "shownRows");
        }
    },
    /** A copy of what the target keeps is sent anew by whoever goes on. */
    COPIES_SENT_ONCE(Width.DELTAS) {
        private final Safeguard again = new CopiesSentAgain();

        @Override
        public void provoke(World world) {
            again.provoke(world);
        }

        @Override
        public TaskRecorder recorder(TaskRecorder real) {
            return again.recorder(real);
        }

        @Override
        public TargetStatements target(TargetStatements real, SimulatedJob job) {
            return again.target(real, job);
        }
    };

    private final Width width;

    RemovedSafeguard() {
        this(Width.ONE_JOB);
    }

    RemovedSafeguard(Width width) {
        this.width = width;
    }

    /** How wide a world shows the damage. */
    Width width() {
        return width;
    }
}
