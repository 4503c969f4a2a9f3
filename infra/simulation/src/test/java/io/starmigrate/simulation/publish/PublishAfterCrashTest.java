package io.starmigrate.simulation.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.Staging;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.publish.Publisher;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Intent;
import io.starmigrate.worker.starrocks.TargetCluster.Whereabouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PublishAfterCrashTest extends PublishBench {
    @Test
    void recordsWhatWasPublishedByAWorkerThatDiedRightAfter() {
        loaded("1", "2");
        Publisher dying = bench.publisher("dying", dyingAfter("publish"));
        assertThatExceptionOfType(Crash.class).isThrownBy(() -> dying.publish(bench.task()));
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);

        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.shown()).containsExactly("1", "2");
        assertThat(bench.state.leftovers()).isEmpty();
    }

    @Test
    void loadsOnceMoreWhenStagingWasDroppedByAWorkerThatDiedRightAfter() {
        loaded("1", "2", "3");
        Publisher dying = bench.publisher("dying", dyingAfter("drop"));
        assertThatExceptionOfType(Crash.class).isThrownBy(() -> dying.publish(bench.task()));

        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.LOADING);
        assertThat(bench.task().pass()).isEqualTo(2);
    }

    @Test
    void waitsWhileALoadRunsThatWasWrittenOff() {
        loaded("1", "2");
        String label = bench.recorder.loads(Bench.ID).get(0).label();
        TargetCluster straying = Weakened.port(
                TargetCluster.class,
                bench.target,
                "loads",
                (arguments, told) ->
                        Map.of(label, new TargetCluster.LoadStatus(label, ClusterJobState.RUNNING, 0, 0, "")));

        bench.publisher("two", straying).publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        assertThat(bench.shown()).isEmpty();
    }

    @Test
    void recordsNothingWhileALoadRunsThatBeganBeforeTheSwitch() {
        loaded("1", "2");
        AtomicBoolean switched = new AtomicBoolean();
        TargetCluster straying = straying(switched);

        bench.publisher("two", straying).publish(bench.task());
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        assertThat(bench.shown()).containsExactly("1", "2");
        bench.publisher("two", straying).publish(bench.task());
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);

        switched.set(false);
        bench.publisher("two", straying).publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
    }

    /** A target that tells of a running load from the switch on. */
    private TargetCluster straying(AtomicBoolean switched) {
        String label = bench.recorder.loads(Bench.ID).get(0).label();
        return Weakened.before(TargetCluster.class, bench.target, (method, arguments) -> {
            if (method.equals("publish")) {
                switched.set(true);
            }
            return method.equals("loads") && switched.get()
                    ? Optional.of(Map.of(label, new TargetCluster.LoadStatus(label, ClusterJobState.RUNNING, 0, 0, "")))
                    : Optional.empty();
        });
    }

    @Test
    void opensAgainWhatACrashHasLeftBetweenMakingAndRecordingIt() {
        TargetCluster naming =
                Weakened.before(TargetCluster.class, bench.target, "namesStaging", arguments -> Optional.of(true));
        List<Object> intents = new ArrayList<>();
        TargetCluster dying = Weakened.port(TargetCluster.class, naming, "open", (arguments, made) -> {
            intents.add(Objects.requireNonNull(arguments[3]));
            throw new Crash();
        });
        bench.write("a.csv", "1", "2");
        bench.export("1", "2");
        bench.announce(
                bench.recorder.manifest(Bench.ID, 1).orElseThrow().files().get(0));

        loading(dying);
        assertThat(bench.task().left()).extracting(Staging::isIntended).isEqualTo(true);
        bench.pass(Duration.ofMinutes(2));
        loading(dying);

        assertThat(intents).containsExactly(Intent.NEW, Intent.RECORDED);
    }

    @Test
    void forgetsTheIntentWhenItIsProvedThatNoneWasMade() {
        TargetCluster naming = Weakened.before(TargetCluster.class, bench.target, (method, arguments) -> {
            if (method.equals("open")) {
                throw new ClusterException(Remedy.WRONG_INPUT, "the table has no such bounds", null);
            }
            return method.equals("namesStaging") ? Optional.of(true) : Optional.empty();
        });
        bench.write("a.csv", "1", "2");
        bench.export("1", "2");
        bench.announce(
                bench.recorder.manifest(Bench.ID, 1).orElseThrow().files().get(0));

        loading(naming);

        assertThat(bench.task().version())
                .as("written down, and taken back, before it FAILED")
                .isEqualTo(6);
        assertThat(bench.task().left()).isNull();
    }

    /** A worker of its own takes what is announced, and dies of it, maybe. */
    private void loading(TargetCluster cluster) {
        Importer other = bench.importer("worker at " + bench.clock.instant(), cluster);
        try {
            other.step(Duration.ZERO);
            bench.pass(Duration.ofSeconds(5));
            other.step(Duration.ZERO);
        } catch (Crash dead) {
            bench.pass(Bench.VISIBILITY);
        }
    }

    @Test
    void dropsByItsIdWhatAnEarlierPassHasLeft() {
        loaded("1", "2", "3");
        Staging first = Objects.requireNonNull(bench.task().staging());
        bench.advance(PartitionState.FAILED);

        bench.retry(TaskSelection.ALL);
        assertThat(bench.task().left()).isEqualTo(first);
        load();

        assertThat(bench.task().left()).isNull();
        assertThat(bench.target.find(Bench.PLACE, first)).isEqualTo(Whereabouts.GONE);
    }
}
