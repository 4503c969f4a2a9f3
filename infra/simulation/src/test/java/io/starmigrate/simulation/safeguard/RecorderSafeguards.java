package io.starmigrate.simulation.safeguard;

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
import io.starmigrate.simulation.world.Safeguard;
import io.starmigrate.worker.load.LoadLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Takes away what guards tasks, messages and leases, and what workers make of them: each answers one weakness. */
final class RecorderSafeguards {
    private RecorderSafeguards() {}

    static Safeguard conditionalWrites() {
        return new Safeguard() {
            @Override
            public TaskRecorder recorder(TaskRecorder real) {
                return Weakened.port(TaskRecorder.class, real, "advance", (arguments, answer) -> {
                    Object next = Objects.requireNonNull(arguments[0]);
                    return Boolean.TRUE.equals(answer) ? answer : Boolean.valueOf(Forgeries.force(real, next));
                });
            }
        };
    }

    static Safeguard labelPerPass() {
        return new Safeguard() {
            @Override
            public LoadLabels labels(LoadLabels real) {
                return (job, task, manifest, files, attempt) ->
                        "l" + (task.id().toString() + files + attempt).hashCode();
            }
        };
    }

    static Safeguard messagesKeptUntilRecorded() {
        return new Safeguard() {
            @Override
            public TaskQueue queue(TaskQueue real) {
                return Weakened.port(TaskQueue.class, real, "receive", (arguments, answer) -> {
                    List<Delivery> deliveries = new ArrayList<>();
                    ((List<?>) Objects.requireNonNull(answer)).forEach(each -> deliveries.add((Delivery) each));
                    real.delete(deliveries);
                    return deliveries;
                });
            }
        };
    }

    static Safeguard submittedBeforeSent() {
        return new Safeguard() {
            @Override
            public TaskRecorder recorder(TaskRecorder real) {
                return Weakened.before(
                        TaskRecorder.class,
                        real,
                        "advance",
                        arguments -> arguments[0] instanceof Load load && load.state() == LoadState.SUBMITTED
                                ? Optional.of(true)
                                : Optional.empty());
            }
        };
    }

    static Safeguard filesLoadedOnce() {
        return new Safeguard() {
            @Override
            public TaskRecorder recorder(TaskRecorder real) {
                return Weakened.port(
                        TaskRecorder.class,
                        real,
                        "file",
                        (arguments, answer) -> ((Optional<?>) Objects.requireNonNull(answer))
                                .map(file -> Forgeries.asQueued((FileTask) file)));
            }
        };
    }

    static Safeguard packingDecidedOnce() {
        return new Safeguard() {
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
        };
    }

    static Safeguard piecesWrittenDownFirst() {
        return new Safeguard() {
            @Override
            public boolean packs() {
                return true;
            }

            @Override
            public TaskRecorder recorder(TaskRecorder real) {
                return Weakened.before(
                        TaskRecorder.class,
                        real,
                        "record",
                        arguments -> arguments[0] instanceof FileTask file && file.state() == FileState.EXPORTED
                                ? Optional.of(file)
                                : Optional.empty());
            }
        };
    }

    static Safeguard outagesOutlived() {
        return new Safeguard() {
            @Override
            public Predicate<RuntimeException> hopeless(Predicate<RuntimeException> real) {
                return failure -> true;
            }
        };
    }

    static Safeguard plannedCounted() {
        return new Safeguard() {
            @Override
            public boolean isIndexSlow() {
                return true;
            }

            @Override
            public TaskRecorder recorder(TaskRecorder real) {
                return Weakened.port(
                        TaskRecorder.class,
                        real,
                        "job",
                        (arguments, answer) -> ((Optional<?>) Objects.requireNonNull(answer))
                                .map(job -> Forgeries.emptied((Job) job)));
            }
        };
    }

    static Safeguard leases() {
        return new Safeguard() {
            @Override
            public Leases leases(Leases real) {
                return Weakened.before(
                        Leases.class,
                        real,
                        (method, arguments) -> Optional.of(method.equals("write") ? true : Optional.empty()));
            }
        };
    }
}
