package io.starmigrate.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.InMemoryObjectStore;
import io.starmigrate.core.task.PartitionTask.Staging;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.StagingPlaces;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.TargetCluster.Whereabouts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker stopped before any one of its statements, and another that does its work meanwhile. */
class StagingFenceTest {
    private static final Place TABLE = new Place("config", "config");
    private static final Place PARTITION = new Place("orders", "p1");
    private static final int STATEMENTS = 12;

    private final VirtualClock clock = new VirtualClock();
    private final TargetState target =
            new TargetState(new TargetLoads(new InMemoryObjectStore(clock, Set.of("b")), new Chance(1)));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStalePublisherNeverTakesBackWhatAnotherHasPublished(boolean swapped) {
        for (int stop = 0; stop < STATEMENTS; stop++) {
            Place place = swapped ? TABLE : PARTITION;
            Staging staging = staged(place, stop * 10);
            StagingPlaces other = new StagingPlaces(target);

            publishInterrupted(place, staging, stop, () -> {
                other.publish(place, staging, stop * 10 + 3);
                other.drop(place, staging);
            });

            assertThat(new StagingPlaces(target).find(place, staging))
                    .as("stopped before statement " + stop)
                    .isEqualTo(Whereabouts.SHOWN);
        }
    }

    @Test
    void withoutANameOfItsOwnAStalePublisherDoesTakeItBack() {
        boolean takenBack = false;
        for (int stop = 0; stop < STATEMENTS; stop++) {
            Staging staging = staged(TABLE, stop * 10);
            TargetStatements unfenced = Weakened.before(
                    TargetStatements.class,
                    target,
                    (method, arguments) ->
                            method.equals("rename") ? Optional.ofNullable(arguments[1]) : Optional.empty());
            StagingPlaces other = new StagingPlaces(unfenced);
            interrupted(unfenced, TABLE, staging, stop, () -> other.publish(TABLE, staging, 3));
            takenBack |= new StagingPlaces(target).find(TABLE, staging) != Whereabouts.SHOWN;
        }
        assertThat(takenBack).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStaleOpenerNeverDropsTheStagingOfALaterTry(boolean swapped) {
        Place place = swapped ? TABLE : PARTITION;
        for (int stop = 0; stop < STATEMENTS; stop++) {
            long token = stop * 10L + 1;
            StagingPlaces other = new StagingPlaces(target);
            Staging[] opened = new Staging[1];
            TargetStatements slow = stopping(
                    target, stop, () -> opened[0] = other.open(place, new StagingName(1, 1, token + 1), "(('p1'))"));
            try {
                new StagingPlaces(slow).open(place, new StagingName(1, 1, token), "(('p1'))");
            } catch (ClusterException refused) {
                assertThat(refused).hasMessageContaining("intersected");
            }
            if (opened[0] != null) {
                assertThat(other.find(place, opened[0])).isEqualTo(Whereabouts.STAGED);
            }
        }
    }

    @Test
    void aTryThatALaterOneHasOutrankedIsRefused() {
        Staging staging = staged(TABLE, 50);
        StagingPlaces places = new StagingPlaces(target);

        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                        ClusterException.class, () -> places.publish(TABLE, staging, 40)))
                .hasMessageContaining("later try");
        assertThat(places.find(TABLE, staging)).isEqualTo(Whereabouts.STAGED);
    }

    @Test
    void publishingWhatIsShownAlreadyChangesNothing() {
        Staging staging = staged(PARTITION, 0);
        StagingPlaces places = new StagingPlaces(target);
        places.publish(PARTITION, staging, 7);

        places.publish(PARTITION, staging, 8);

        assertThat(places.find(PARTITION, staging)).isEqualTo(Whereabouts.SHOWN);
    }

    @Test
    void droppingAfterASwapTakesTheOldRowsAway() {
        target.fill(TABLE, List.of("old"));
        Staging staging = staged(TABLE, 0);
        StagingPlaces places = new StagingPlaces(target);
        places.publish(TABLE, staging, 7);

        places.drop(TABLE, staging);

        assertThat(target.leftovers()).isEmpty();
        assertThat(places.find(TABLE, staging)).isEqualTo(Whereabouts.SHOWN);
    }

    private Staging staged(Place place, long token) {
        return new StagingPlaces(target)
                .open(place, new StagingName((int) token + 1, 1, token), place == TABLE ? "" : "(('p1'))");
    }

    private void publishInterrupted(Place place, Staging staging, int stop, Runnable meanwhile) {
        interrupted(target, place, staging, stop, meanwhile);
    }

    private static void interrupted(
            TargetStatements statements, Place place, Staging staging, int stop, Runnable meanwhile) {
        try {
            long token = StagingName.parse(staging.name()).orElseThrow().token() + 1;
            new StagingPlaces(stopping(statements, stop, meanwhile)).publish(place, staging, token);
        } catch (ClusterException refused) {
            assertThat(refused.remedy().isTransient() || refused.getMessage().contains("does not exist"))
                    .isTrue();
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
