package io.starmigrate.simulation.safeguard;

import io.starmigrate.core.plan.ChangeToken;
import io.starmigrate.core.task.Leases;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.target.TargetStatements;
import io.starmigrate.simulation.world.Safeguard;
import io.starmigrate.simulation.world.SimulatedJob;
import io.starmigrate.simulation.world.World;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Takes away what guards staging, loads and what the target shows: each answers one weakness. */
final class TargetSafeguards {
    private TargetSafeguards() {}

    static Safeguard fingerprintsCompared() {
        return new Safeguard() {
            @Override
            public TargetStatements target(TargetStatements real, SimulatedJob job) {
                return Forgeries.proved(Forgeries.proved(real, job, "staging"), job, "shownRows");
            }
        };
    }

    static Safeguard stagingWithdrawnBeforeCancel() {
        return new Safeguard() {
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
        };
    }

    static Safeguard filteredRowsRefused() {
        return new Safeguard() {
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
                    world.target().faults().halveLoads();
                }
            }
        };
    }

    static Safeguard hangingLoadsStopped() {
        return new Safeguard() {
            @Override
            public TargetStatements target(TargetStatements real, SimulatedJob job) {
                return Weakened.before(TargetStatements.class, real, "cancel", arguments -> Optional.of("unheard"));
            }

            @Override
            public void provoke(World world) {
                if (world.chance().happens(0.02)) {
                    world.target().loads().hang();
                }
            }
        };
    }

    static Safeguard tablesClaimed() {
        return new Safeguard() {
            @Override
            public TargetStatements target(TargetStatements real, SimulatedJob job) {
                return Weakened.before(TargetStatements.class, real, (method, arguments) -> switch (method) {
                    case "claim" -> Optional.of(Optional.empty());
                    case "createClaim" -> Optional.of("unheard");
                    default -> Optional.empty();
                });
            }
        };
    }

    static Safeguard overwritesAwaited() {
        return new Safeguard() {
            @Override
            public TargetStatements target(TargetStatements real, SimulatedJob job) {
                return Weakened.port(
                        TargetStatements.class,
                        Weakened.port(
                                TargetStatements.class,
                                real,
                                "executing",
                                (arguments, answer) -> Optional.of(Set.of())),
                        "loads",
                        (arguments, answer) -> {
                            Map<Object, Object> statuses =
                                    new LinkedHashMap<>((Map<?, ?>) Objects.requireNonNull(answer));
                            statuses.keySet().removeIf(label -> ((String) label).contains("_publish_"));
                            return statuses;
                        });
            }

            @Override
            public void provoke(World world) {
                world.target().faults().loseOverwrites(0.3);
            }
        };
    }

    static Safeguard publishedRecognisedById() {
        return new Safeguard() {
            @Override
            public TargetStatements target(TargetStatements real, SimulatedJob job) {
                return Weakened.port(TargetStatements.class, real, "shown", (arguments, answer) -> List.of(-1L));
            }
        };
    }

    static Safeguard targetTokens() {
        return new Safeguard() {
            @Override
            public TargetStatements target(TargetStatements real, SimulatedJob job) {
                return Weakened.port(
                        TargetStatements.class,
                        real,
                        "token",
                        (arguments, answer) ->
                                ((Optional<?>) Objects.requireNonNull(answer)).map(token -> new ChangeToken("1:1")));
            }
        };
    }

    static Safeguard shownRowsProved() {
        return new Safeguard() {
            @Override
            public TargetStatements target(TargetStatements real, SimulatedJob job) {
                return Forgeries.proved(real, job, "shownRows");
            }
        };
    }

    static Safeguard deltasProved() {
        return new Safeguard() {
            @Override
            public TargetStatements target(TargetStatements real, SimulatedJob job) {
                return Forgeries.deltasProved(Forgeries.deltasProved(real, job, "staging"), job, "shownRows");
            }
        };
    }
}
