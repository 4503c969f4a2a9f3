package io.starmigrate.simulation.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.Proof;
import io.starmigrate.core.task.Published;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.faults.Crash;
import io.starmigrate.simulation.rows.SimulatedRows;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.api.Verification;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.operate.Retry;
import io.starmigrate.worker.publish.Announcements;
import io.starmigrate.worker.publish.Publisher;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.status.StatusReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishTest extends PublishBench {
    @Test
    void publishesWhatIsProvedEqualAndLeavesNoStaging() {
        loaded("1", "2");

        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.task().published()).extracting(Published::proof).isEqualTo(Proof.FINGERPRINT);
        assertThat(bench.shown()).containsExactly("1", "2");
        assertThat(bench.state.leftovers()).isEmpty();
    }

    @Test
    void loadsOnceMoreIntoAFreshStagingWhenItDiffers() {
        loaded("1", "2", "3");

        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.LOADING);
        assertThat(bench.task().pass()).isEqualTo(2);
        assertThat(bench.task().staging()).isNull();
        assertThat(bench.state.leftovers()).isEmpty();
        assertThat(bench.messages()).isEqualTo(1);
        assertThat(bench.shown()).isEmpty();
    }

    @Test
    void failsWithBothFingerprintsWhenItDiffersTwice() {
        loaded("1", "2", "3");
        publisher.publish(bench.task());
        load();

        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why())
                .contains("differs twice")
                .contains("the source has 2 rows")
                .contains("staging has 3 rows");
        assertThat(bench.shown()).isEmpty();
    }

    @Test
    void aRetryLoadsAgainWhatWasExported() {
        loaded("1", "2", "3");
        publisher.publish(bench.task());
        load();
        publisher.publish(bench.task());

        new Retry(
                        bench.recorder,
                        new Announcements(bench.queue, Bench.ROOT),
                        new WorkerIdentity("operator", bench.clock))
                .retry("job", TaskSelection.ALL);
        load();

        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        assertThat(bench.task().pass()).isEqualTo(3);
    }

    @Test
    void saysThatWrongRowsShowWhenTheyAreNotWhatWasExportedAfterTheSwitch() {
        loaded("1", "2");
        Publisher dying = bench.publisher("dying", dyingAfter("publish"));
        assertThatExceptionOfType(Crash.class).isThrownBy(() -> dying.publish(bench.task()));
        bench.state.insert(Bench.PLACE, "foreign");

        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().published()).isNull();
        assertThat(bench.task().change().why())
                .contains("shows wrong rows NOW", "the source has 2 rows", "the target has 3 rows")
                .contains("migrate retry --overwrite --job job --table orders --partition p1");
        assertThat(bench.shown()).containsExactly("1", "2", "foreign");
    }

    @Test
    void provesWhatShowsAfterTheSwitchBeforeItIsRecorded() {
        loaded("1", "2");
        TargetCluster meeting = Weakened.port(TargetCluster.class, bench.target, "publish", (arguments, told) -> {
            bench.state.insert(Bench.PLACE, "foreign");
            return told;
        });

        bench.publisher("two", meeting).publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.shown()).contains("foreign");
    }

    @Test
    void keepsTheTokenOfWhatShowsWithWhatWasPublished() {
        loaded("1", "2");

        publisher.publish(bench.task());

        assertThat(bench.task().published())
                .extracting(Published::token)
                .isEqualTo(bench.state.token(Bench.PLACE).orElseThrow().text());
    }

    @Test
    void leavesATaskToTheWorkerThatHoldsItsLease() {
        loaded("1", "2");
        Publisher other = bench.publisher("other", bench.target);
        TargetCluster meeting = Weakened.before(TargetCluster.class, bench.target, (method, arguments) -> {
            if (method.equals("find")) {
                other.publish(bench.task());
                assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
            }
            return Optional.empty();
        });

        bench.publisher("first", meeting).publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
    }

    @Test
    void recordsTheColumnsThatWereNotComparedInFull() {
        loaded("1", "2");
        Fingerprint equal = SimulatedRows.fingerprint(List.of("1", "2"));
        Fingerprint partial = new Fingerprint(
                equal.recipe(), equal.rows(), equal.sums(), Map.of(), List.of("sketch"), Map.of("only_here", "a:1"));
        TargetCluster target =
                Weakened.port(TargetCluster.class, bench.target, "fingerprint", (arguments, told) -> partial);

        bench.publisher("one", target).publish(bench.task());

        Published published = Objects.requireNonNull(bench.task().published());
        assertThat(published).isEqualTo(Published.proved(partial, published.token(), List.of("sketch")));
        assertThat(published).extracting(Published::proof).isEqualTo(Proof.PARTLY);
        assertThat(bench.task().change().why()).contains("PARTLY").contains("sketch");
        Verification told =
                new StatusReader(bench.recorder).read("job").tables().get(0).verification();
        assertThat(told.verified()).isFalse();
        assertThat(told.partly()).containsExactly("sketch");
    }
}
