package io.starmigrate.simulation.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Staging;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.repeatable.Chance;
import io.starmigrate.simulation.repeatable.VirtualClock;
import io.starmigrate.simulation.target.TargetLoads;
import io.starmigrate.simulation.target.TargetState;
import io.starmigrate.simulation.target.TargetStatements;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster.Intent;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Whereabouts;
import io.starmigrate.worker.starrocks.staging.StagingPlaces;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A worker stopped before any one of its statements, and another that does its work meanwhile. */
class StagingFenceTest {
    private static final Place TABLE = new Place("config", "config");
    private static final Place PARTITION = new Place("orders", "p1");
    private static final StagingName OTHER = new StagingName(new JobId("otherother"), 1, 1, 1);
    private static final String BOUNDS = "(('p1'))";
    private static final int STATEMENTS = 12;

    private final TargetState target = new TargetState(
            new TargetLoads(new InMemoryObjectStore(new VirtualClock(), Set.of("bucket")), new Chance(1)));
    private final StagingPlaces places = new StagingPlaces(target);

    static Stream<Arguments> everyStop() {
        return Stream.of(TABLE, PARTITION)
                .flatMap(place -> IntStream.range(0, STATEMENTS).mapToObj(stop -> Arguments.of(place, stop)));
    }

    @ParameterizedTest
    @MethodSource("everyStop")
    void aStalePublisherNeverTakesBackWhatAnotherHasPublished(Place place, int stop) {
        Staging staging = places.open(place, name(1), BOUNDS, Intent.NEW);
        StagingPlaces stale = new StagingPlaces(stopping(target, stop, () -> {
            places.publish(place, staging, 3);
            places.drop(place, staging);
        }));

        tried(() -> stale.publish(place, staging, 2));

        assertThat(places.find(place, staging)).isEqualTo(Whereabouts.SHOWN);
    }

    @Test
    void withoutANameOfItsOwnAStalePublisherTakesItBack() {
        TargetStatements unfenced = Weakened.before(
                TargetStatements.class, target, "rename", arguments -> Optional.ofNullable(arguments[1]));
        StagingPlaces other = new StagingPlaces(unfenced);

        boolean takenBack = IntStream.range(0, STATEMENTS).anyMatch(stop -> {
            Staging staging = other.open(TABLE, name(10 + stop), "", Intent.NEW);
            tried(() -> new StagingPlaces(stopping(unfenced, stop, () -> other.publish(TABLE, staging, 300)))
                    .publish(TABLE, staging, 200));
            return other.find(TABLE, staging) != Whereabouts.SHOWN;
        });

        assertThat(takenBack).isTrue();
    }

    @ParameterizedTest
    @MethodSource("everyStop")
    void aStaleOpenerNeverDropsTheStagingOfALaterTry(Place place, int stop) {
        StagingPlaces stale =
                new StagingPlaces(stopping(target, stop, () -> places.open(place, name(2), BOUNDS, Intent.NEW)));

        tried(() -> stale.open(place, name(1), BOUNDS, Intent.NEW));

        assertThat(target.staged(place))
                .satisfiesAnyOf(
                        staged -> assertThat(staged).containsKey(name(2).toString()),
                        staged -> assertThat(staged).containsOnlyKeys(name(1).toString()));
    }

    @Test
    void aLaterTryDropsWhatEarlierOnesLeft() {
        places.open(PARTITION, name(1), BOUNDS, Intent.NEW);

        places.open(PARTITION, new StagingName(Bench.JOB_ID, 1, 2, 1), BOUNDS, Intent.NEW);

        assertThat(target.staged(PARTITION)).containsOnlyKeys("mig_benchbench_g1_p2_t1");
    }

    @Test
    void aTryThatALaterOneOutranksIsRefused() {
        Staging staging = places.open(TABLE, name(50), "", Intent.NEW);

        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(() -> places.publish(TABLE, staging, 40))
                .withMessageContaining("later try");
        assertThat(places.find(TABLE, staging)).isEqualTo(Whereabouts.STAGED);
    }

    @Test
    void publishingWhatIsShownAlreadyChangesNothing() {
        Staging staging = places.open(PARTITION, name(1), BOUNDS, Intent.NEW);
        places.publish(PARTITION, staging, 7);

        places.publish(PARTITION, staging, 8);

        assertThat(places.find(PARTITION, staging)).isEqualTo(Whereabouts.SHOWN);
    }

    @Test
    void droppingAfterASwapTakesTheOldRowsAway() {
        target.fill(TABLE, List.of("old"));
        Staging staging = places.open(TABLE, name(1), "", Intent.NEW);
        places.publish(TABLE, staging, 7);

        places.drop(TABLE, staging);

        assertThat(target.leftovers()).isEmpty();
        assertThat(places.find(TABLE, staging)).isEqualTo(Whereabouts.SHOWN);
    }

    @Test
    void stagingThatWasDroppedIsGone() {
        Staging staging = places.open(PARTITION, name(1), BOUNDS, Intent.NEW);

        places.drop(PARTITION, staging);

        assertThat(places.find(PARTITION, staging)).isEqualTo(Whereabouts.GONE);
    }

    @Test
    void twoJobsNeverMakeStagingOfOneName() {
        Staging one = places.open(TABLE, name(1), "", Intent.NEW);

        Staging other = places.open(TABLE, OTHER, "", Intent.NEW);

        assertThat(other.name()).isNotEqualTo(one.name());
        assertThat(other.partitionId()).isNotEqualTo(one.partitionId());
        places.drop(TABLE, other);
        assertThat(places.find(TABLE, one)).isEqualTo(Whereabouts.STAGED);
    }

    @Test
    void theStagingOfAnotherJobIsNeitherTakenNorDroppedAndIsNamed() {
        Staging other = places.open(PARTITION, OTHER, BOUNDS, Intent.NEW);

        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(() -> places.open(PARTITION, new StagingName(Bench.JOB_ID, 9, 9, 9), BOUNDS, Intent.NEW))
                .withMessageContainingAll(other.name(), "this job has not made", "drop it by hand")
                .extracting(ClusterException::remedy)
                .isEqualTo(Remedy.WRONG_INPUT);
        assertThat(places.find(PARTITION, other)).isEqualTo(Whereabouts.STAGED);
    }

    @Test
    void withoutTheJobInItsNameAnotherJobDropsIt() {
        Staging one = places.open(PARTITION, new StagingName(Bench.JOB_ID, 1, 1, 1), BOUNDS, Intent.NEW);

        places.open(PARTITION, new StagingName(Bench.JOB_ID, 1, 1, 2), BOUNDS, Intent.NEW);

        assertThat(places.find(PARTITION, one)).isEqualTo(Whereabouts.GONE);
    }

    @Test
    void withAnAddThatTakesWhatIsThereTwoShareOneStaging() {
        TargetStatements adopting = Weakened.before(TargetStatements.class, target, (method, arguments) -> {
            String name = method.equals("add") ? String.valueOf(arguments[1]) : "";
            return target.staged(TABLE).containsKey(name) ? Optional.of(name) : Optional.empty();
        });
        Staging one = places.open(TABLE, name(1), "", Intent.NEW);

        assertThat(new StagingPlaces(adopting).open(TABLE, name(1), "", Intent.NEW))
                .isEqualTo(one);
    }

    @Test
    void whatHasTheNameAlreadyIsNotTakenForIt() {
        String name = name(1).toString();
        TargetStatements later =
                Weakened.before(TargetStatements.class, target, "staged", arguments -> Optional.of(Map.of()));
        target.add(TABLE, name(1), "");

        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(() -> new StagingPlaces(later).open(TABLE, name(1), "", Intent.NEW))
                .withMessageContaining(name);
    }

    @ParameterizedTest
    @MethodSource("places")
    void stagingThatWasMadeWithoutAnAnswerIsFoundByItsName(Place place) {
        TargetStatements losing = Weakened.port(TargetStatements.class, target, "add", (arguments, made) -> {
            throw new ClusterException(Remedy.ASK_AGAIN, "the connection was lost", null);
        });

        Staging staging = new StagingPlaces(losing).open(place, name(1), BOUNDS, Intent.NEW);

        assertThat(places.find(place, staging)).isEqualTo(Whereabouts.STAGED);
    }

    static Stream<Place> places() {
        return Stream.of(TABLE, PARTITION);
    }

    @ParameterizedTest
    @MethodSource("places")
    void stagingOfBeforeNamesToldTheJobIsKnownByItsRecordedIdAlone(Place place) {
        StagingName old = new StagingName(null, 1, 1, 3);
        String name = target.add(place, old, BOUNDS);
        Staging recorded =
                new Staging(name, Objects.requireNonNull(target.staged(place).get(name)));

        assertThat(name).isEqualTo("mig_g1_p1_t3");
        assertThat(places.find(place, recorded)).isEqualTo(Whereabouts.STAGED);
        places.drop(place, new Staging("mig_g1_p1_t2", 1));
        assertThat(places.find(place, recorded)).as("another one's id").isEqualTo(Whereabouts.STAGED);
        target.prepare(place, BOUNDS);
        places.publish(place, recorded, 7);
        assertThat(places.find(place, recorded)).isEqualTo(Whereabouts.SHOWN);
    }

    /** As the target does whose temporary partitions StarRocks names itself. */
    private static TargetStatements naming(TargetStatements statements) {
        return Weakened.before(TargetStatements.class, statements, (method, arguments) -> switch (method) {
            case "choosesNames" -> Optional.of(true);
            case "rank" -> Optional.of(Optional.empty());
            default -> Optional.empty();
        });
    }

    @Test
    void whatNoNameTellsOfIsSomebodyElsesUnlessItWasWrittenDownThatItWouldBeMade() {
        StagingPlaces found = new StagingPlaces(naming(target));
        Staging first = found.open(PARTITION, name(1), BOUNDS, Intent.NEW);

        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(() -> found.open(PARTITION, name(2), BOUNDS, Intent.NEW))
                .withMessageContainingAll(first.name(), "this job has not made");
        assertThat(found.find(PARTITION, first)).isEqualTo(Whereabouts.STAGED);

        Staging second = found.open(PARTITION, name(2), BOUNDS, Intent.RECORDED);
        assertThat(second.partitionId()).isNotEqualTo(first.partitionId());
    }

    @Test
    void whatHoldsRowsIsNeverTakenForWhatACrashHasLeft() {
        TargetStatements filled =
                Weakened.before(TargetStatements.class, naming(target), "rows", arguments -> Optional.of(1L));
        StagingPlaces found = new StagingPlaces(filled);
        Staging other = found.open(PARTITION, name(1), BOUNDS, Intent.NEW);

        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(() -> found.open(PARTITION, name(2), BOUNDS, Intent.RECORDED))
                .withMessageContaining(other.name());
        assertThat(found.find(PARTITION, other)).isEqualTo(Whereabouts.STAGED);
    }

    private static StagingName name(long token) {
        return new StagingName(Bench.JOB_ID, 1, 1, token);
    }

    /** What another try has made impossible is refused, in whatever words. */
    private static void tried(Runnable work) {
        try {
            work.run();
        } catch (ClusterException refused) {
            assertThat(refused)
                    .hasMessageMatching("(?s).*(does not exist|not shown|later try|intersected|not there).*");
        }
    }

    private static TargetStatements stopping(TargetStatements statements, int stop, Runnable meanwhile) {
        AtomicInteger sent = new AtomicInteger();
        return Weakened.before(TargetStatements.class, statements, (method, arguments) -> {
            if (sent.getAndIncrement() == stop) {
                meanwhile.run();
            }
            return Optional.empty();
        });
    }
}
