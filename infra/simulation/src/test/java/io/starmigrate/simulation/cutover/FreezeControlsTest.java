package io.starmigrate.simulation.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.plan.ChangeSignal;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.simulation.bench.TravelBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.cutover.CutoverBench.Quiet;
import io.starmigrate.simulation.cutover.CutoverBench.Sight;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.cutover.JobWork;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.Switchover;
import io.starmigrate.worker.starrocks.Switchover.Listing;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each look of a cutover is for happens with the look and without it; without it alone it does damage. */
class FreezeControlsTest {
    private static final Place FIRST = TravelBench.place(1);
    private static final Place SECOND = TravelBench.place(2);
    private static final Listing OPEN = new Listing(List.of("transaction 7 (a-load) is PREPARED"), List.of());
    private static final SchemaStep ALTERED = new SchemaStep(
            SchemaStep.Kind.VIEW, "totals", SchemaStep.Standing.TO_DO, List.of(), SchemaStep.Remarks.NONE);

    private enum Look {
        /** At all versions, for the second time. */
        AGAIN {
            @Override
            Sight without(CutoverBench world) {
                return standing();
            }

            @Override
            boolean doesDamage(CutoverBench world, Sight own) {
                onPause(world, () -> world.bench.source.append(SECOND, "written between the looks"));
                perform(world, own, null);
                return hasMoved(world);
            }
        },
        /** At what the tables were when the freeze was proved, by whoever goes on. */
        AT_DIGESTS {
            @Override
            Sight without(CutoverBench world) {
                return standing();
            }

            @Override
            boolean doesDamage(CutoverBench world, Sight own) {
                world.diesIn(CutoverState.FROZEN);
                SourceCluster source = own.of(SourceCluster.class, world.bench.source);
                assertThat(source.overview(source.tables())).isNotNull();
                assertThat(source.tables()).allMatch(table -> source.table(table) != null);
                world.bench.source.append(SECOND, "written while it was dead");
                perform(world, own, null);
                return hasMoved(world);
            }
        },
        /** At transactions, before anything is moved. */
        AT_OPEN_TRANSACTIONS {
            @Override
            Sight without(CutoverBench world) {
                return unlisted(world, state -> state == CutoverState.BEGUN);
            }

            @Override
            boolean doesDamage(CutoverBench world, Sight own) {
                world.switching = new Quiet(() -> OPEN);
                perform(world, own, null);
                return hasMoved(world);
            }
        },
        /** At transactions, before all is called proved. */
        AT_TRANSACTIONS_IN_THE_END {
            @Override
            Sight without(CutoverBench world) {
                return unlisted(world, state -> state == CutoverState.MOVED);
            }

            @Override
            boolean doesDamage(CutoverBench world, Sight own) {
                world.switching =
                        new Quiet(() -> world.recorded().equals(Optional.of(CutoverState.MOVED)) ? OPEN : Quiet.NONE);
                perform(world, own, null);
                world.bench.source.append(SECOND, "committed when all was over");
                return isDone(world) && !world.bench.shown(2).equals(world.bench.atSource(2));
            }
        },
        /** At definitions, when it is time. */
        AT_DEFINITIONS_AFTER_THE_WAIT {
            @Override
            Sight without(CutoverBench world) {
                return alike(world, Optional::isEmpty);
            }

            @Override
            boolean doesDamage(CutoverBench world, Sight own) {
                Instant at = world.bench.clock.instant().plus(Duration.ofHours(9));
                onPause(world, () -> world.definitions = List.of(ALTERED));
                perform(world, own, at);
                return world.recorded().isPresent();
            }
        },
        /** At definitions, before all is called proved. */
        AT_DEFINITIONS_IN_THE_END {
            @Override
            Sight without(CutoverBench world) {
                return alike(world, state -> state.equals(Optional.of(CutoverState.MOVED)));
            }

            @Override
            boolean doesDamage(CutoverBench world, Sight own) {
                onPause(world, () -> world.definitions = List.of(ALTERED));
                perform(world, own, null);
                return isDone(world);
            }
        };

        /** How a cutover sees its ports that takes no such look. */
        abstract Sight without(CutoverBench world);

        /** Lets happen what the look is for. */
        abstract boolean doesDamage(CutoverBench world, Sight own);
    }

    @ParameterizedTest
    @EnumSource
    void isNeeded(Look look) {
        CutoverBench careful = world();
        assertThat(look.doesDamage(careful, Sight.CLEAR)).as("with it").isFalse();

        CutoverBench careless = world();
        assertThat(look.doesDamage(careless, look.without(careless)))
                .as("without it")
                .isTrue();
    }

    private static CutoverBench world() {
        CutoverBench world = new CutoverBench(2, ChangeSignal.VISIBLE_VERSION);
        world.bench.source.append(FIRST, "late");
        return world;
    }

    private static void perform(CutoverBench world, Sight own, @Nullable Instant at) {
        var unused = world.cutover(own, Sight.CLEAR)
                .perform("job", new CutoverRequest(Kind.PERFORM, checks -> true, at, false), CutoverBench.SILENT);
    }

    private static void onPause(CutoverBench world, Runnable happens) {
        world.pause = time -> {
            world.bench.clock.advance(time);
            happens.run();
        };
    }

    private static boolean hasMoved(CutoverBench world) {
        return world.bench.shown(1).contains("late");
    }

    private static boolean isDone(CutoverBench world) {
        return world.recorded().equals(Optional.of(CutoverState.DONE));
    }

    /** The catalog of the source as it was when it was looked at first. */
    private static Sight standing() {
        Map<String, Object> first = new HashMap<>();
        return new Sight() {
            @Override
            public <T> T of(Class<T> port, T real) {
                return port == SourceCluster.class
                        ? remembers(port, remembers(port, real, "table", first), "overview", first)
                        : real;
            }
        };
    }

    private static <T> T remembers(Class<T> port, T real, String method, Map<String, Object> first) {
        return Weakened.port(
                port,
                real,
                method,
                (arguments, told) -> first.computeIfAbsent(method + arguments[0], any -> Objects.requireNonNull(told)));
    }

    private static Sight unlisted(CutoverBench world, Predicate<CutoverState> when) {
        return answering(
                Switchover.class,
                "transactions",
                () -> world.recorded().filter(when).map(state -> Quiet.NONE));
    }

    private static Sight alike(CutoverBench world, Predicate<Optional<CutoverState>> when) {
        return new Sight() {
            @Override
            public <T> T of(Class<T> port, T real) {
                return port != JobWork.class
                        ? real
                        : Weakened.port(port, real, "schema", (arguments, told) -> {
                            SchemaReport report = (SchemaReport) Objects.requireNonNull(told);
                            return when.test(world.recorded())
                                    ? new SchemaReport(report.request(), report.source(), report.target(), List.of())
                                    : report;
                        });
            }
        };
    }

    private interface Instead {
        Optional<?> answer();
    }

    private static Sight answering(Class<?> weakened, String named, Instead instead) {
        return new Sight() {
            @Override
            public <T> T of(Class<T> port, T real) {
                return port != weakened ? real : Weakened.before(port, real, named, arguments -> instead.answer());
            }
        };
    }
}
