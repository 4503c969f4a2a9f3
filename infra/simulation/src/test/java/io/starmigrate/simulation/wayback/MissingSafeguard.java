package io.starmigrate.simulation.wayback;

import io.starmigrate.core.task.PartitionId;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.simulation.safeguard.UnnoticedRows;
import io.starmigrate.worker.plan.HeldRows;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a way back is without one of its safeguards, to see that its histories find it missing. */
enum MissingSafeguard {
    /** Nothing is missing. */
    NONE,
    /** A baseline takes everything for equal. */
    ROWS_COMPARED {
        @Override
        TargetCluster adopting(WayBackHistory history, TargetCluster real) {
            return Weakened.port(
                    TargetCluster.class,
                    real,
                    "fingerprint",
                    (arguments, told) -> SimulatedRows.fingerprint(
                            history.bench.source.rows((Place) Objects.requireNonNull(arguments[0]))));
        }
    },
    /** Of the new cluster, a baseline keeps a token that is younger than the rows it has looked at. */
    TOKENS_BEFORE_ROWS {
        @Override
        SourceCluster adopting(WayBackHistory history, SourceCluster real) {
            Map<Place, List<String>> then = new HashMap<>();
            history.bench.source.places().forEach(place -> then.put(place, history.bench.source.rows(place)));
            return Weakened.port(
                    SourceCluster.class,
                    real,
                    "fingerprint",
                    (arguments, told) -> Optional.ofNullable(
                                    then.get(new Place((String) arguments[0], (String) arguments[1])))
                            .<Object>map(SimulatedRows::fingerprint)
                            .orElse(told));
        }
    },
    /** Of the old cluster, a baseline keeps a token that is younger than the rows it has looked at. */
    OLD_TOKENS_BEFORE_ROWS {
        @Override
        TargetCluster adopting(WayBackHistory history, TargetCluster real) {
            Map<Place, List<String>> then = new HashMap<>();
            history.bench
                    .source
                    .places()
                    .forEach(place -> then.put(place, List.copyOf(history.bench.state.rows(place))));
            return older(real, then);
        }
    },
    /** Of what it has switched in, a round keeps a token that is younger than the rows it has looked at. */
    SHOWN_TOKENS_BEFORE_ROWS {
        @Override
        TargetCluster moving(WayBackHistory history, TargetCluster real) {
            Map<Place, List<String>> then = new HashMap<>();
            TargetCluster switching = Weakened.port(TargetCluster.class, real, "publish", (arguments, told) -> {
                Place place = (Place) Objects.requireNonNull(arguments[0]);
                then.put(place, List.copyOf(history.bench.state.rows(place)));
                return told;
            });
            return older(switching, then);
        }
    },
    /** What the old cluster shows seems to be what the job has put there last. */
    OTHERS_NOTICED {
        @Override
        TargetCluster moving(WayBackHistory history, TargetCluster real) {
            return UnnoticedRows.at(
                    real, place -> history.published(new PartitionId("job", "shop", place.table(), place.partition())));
        }
    },
    /** A version that has moved is taken for a change. */
    CHANGES_TOLD {
        @Override
        HeldRows held(HeldRows real) {
            return moved -> Set.of();
        }
    };

    /** What shows is told once as it was then; what is staged, whose question has a part more, as it is. */
    private static TargetCluster older(TargetCluster real, Map<Place, List<String>> then) {
        return Weakened.port(
                TargetCluster.class,
                real,
                "fingerprint",
                (arguments, told) -> Optional.ofNullable(
                                arguments.length == 3 ? then.remove((Place) arguments[0]) : null)
                        .<Object>map(SimulatedRows::fingerprint)
                        .orElse(told));
    }

    /** What whoever takes a baseline sees of the new cluster. */
    SourceCluster adopting(WayBackHistory history, SourceCluster real) {
        return real;
    }

    /** What whoever takes a baseline sees of the old cluster. */
    TargetCluster adopting(WayBackHistory history, TargetCluster real) {
        return real;
    }

    /** What whoever moves sees of the old cluster. */
    TargetCluster moving(WayBackHistory history, TargetCluster real) {
        return real;
    }

    /** What a round is told of what has moved. */
    HeldRows held(HeldRows real) {
        return real;
    }
}
