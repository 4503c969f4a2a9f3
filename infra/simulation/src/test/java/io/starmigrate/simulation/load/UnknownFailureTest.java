package io.starmigrate.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.error.ErrorClassification;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.identity.SecondTries;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.publish.Publisher;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.status.StatusReader;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What no rule knows is tried once more, after a pause, and counted. */
class UnknownFailureTest {
    private static final String PUZZLE = "type:LOAD_RUN_FAIL; msg:segment group 17 went astray";
    private static final Duration AT_ONCE = Duration.ZERO;

    private final Bench bench = new Bench();
    private int refusals;
    private int calls;

    /** A target that refuses this method as often as it is told. */
    private TargetCluster refusing(String refused) {
        return Weakened.before(TargetCluster.class, bench.target, (method, arguments) -> {
            if (!method.equals(refused)) {
                return Optional.empty();
            }
            calls++;
            if (refusals > 0) {
                refusals--;
                String answer = "segment group " + calls + " went astray";
                throw ClusterException.answered(
                        Remedy.UNKNOWN, answer, answer + "; the target did not execute " + method, null);
            }
            return Optional.empty();
        });
    }

    private void announced() {
        var file = bench.write("a.csv", "1", "2");
        bench.export("1", "2");
        bench.announce(file);
    }

    private void step(Importer importer) {
        importer.step(AT_ONCE);
        bench.pass(Duration.ofSeconds(5));
        importer.step(AT_ONCE);
    }

    @Test
    void isWhatItIsCalledHere() {
        assertThat(ErrorClassification.remedy(0, PUZZLE)).isEqualTo(Remedy.UNKNOWN);
    }

    @Test
    void aLoadThatWasCancelledByIsLoadedOnceMoreAfterAPause() {
        announced();
        Importer importer = bench.importer("one");
        step(importer);
        bench.loadsAreCancelled(PUZZLE);
        step(importer);
        assertThat(bench.recorder.loads(Bench.ID)).as("it rests").hasSize(1);
        bench.pass(SecondTries.PAUSE);
        step(importer);
        bench.loadsEnd();
        step(importer);

        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        assertThat(new StatusReader(bench.recorder).read("job").unknown())
                .singleElement()
                .satisfies(unknown -> {
                    assertThat(unknown.text()).contains("went astray");
                    assertThat(unknown.times()).isEqualTo(1);
                    assertThat(unknown.subject()).isEqualTo(Bench.ID.toString());
                });
    }

    @Test
    void aLoadThatMeetsItTwiceFailsAndSaysSo() {
        announced();
        Importer importer = bench.importer("one");
        step(importer);
        bench.loadsAreCancelled(PUZZLE);
        step(importer);
        bench.pass(SecondTries.PAUSE);
        step(importer);
        bench.loadsAreCancelled(PUZZLE);
        step(importer);

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("went astray").contains("tried twice");
        assertThat(bench.recorder.loads(Bench.ID)).hasSize(2);
    }

    @Test
    void aLoadThatWasRefusedByItIsSentOnceMore() {
        announced();
        refusals = 1;
        Importer importer = bench.importer("one", refusing("load"));
        step(importer);
        bench.pass(SecondTries.PAUSE);
        step(importer);
        bench.loadsEnd();
        step(importer);

        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void aLoadThatIsRefusedByItTwiceFails() {
        announced();
        refusals = 2;
        Importer importer = bench.importer("one", refusing("load"));
        for (int i = 0; i < 3; i++) {
            step(importer);
            bench.pass(SecondTries.PAUSE);
        }

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void aStagingThatWasRefusedByItIsOpenedOnceMoreAndFailsAtTheSecond() {
        announced();
        refusals = 2;
        Importer importer = bench.importer("one", refusing("open"));
        step(importer);
        assertThat(bench.task().state()).isNotEqualTo(PartitionState.FAILED);
        assertThat(calls).isEqualTo(1);
        bench.pass(SecondTries.PAUSE);
        step(importer);

        assertThat(calls).isEqualTo(2);
        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
    }

    @Test
    void aPublicationRestsAndIsTriedOnceMore() {
        verifying();
        refusals = 1;
        Publisher publisher = bench.publisher("one", refusing("publish"));
        publisher.publish(bench.task());
        publisher.publish(bench.task());
        assertThat(calls).as("it rests").isEqualTo(1);
        bench.pass(SecondTries.PAUSE);
        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.shown()).containsExactly("1", "2");
    }

    @Test
    void whatMeetsItInAnotherStateIsTriedOnceMoreThereToo() {
        announced();
        refusals = 1;
        Importer importer = bench.importer("one", refusing("load"));
        for (int i = 0; i < 2; i++) {
            step(importer);
            bench.pass(SecondTries.PAUSE);
        }
        bench.loadsEnd();
        step(importer);
        refusals = 1;
        Publisher publisher = bench.publisher("one", refusing("publish"));
        publisher.publish(bench.task());

        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        assertThat(new StatusReader(bench.recorder).read("job").unknown())
                .singleElement()
                .satisfies(unknown -> {
                    assertThat(unknown.times()).isEqualTo(2);
                    assertThat(unknown.text()).as("without the statement").endsWith("went astray");
                });
    }

    @Test
    void aCommandGivesItAnotherSecondTry() {
        verifying();
        refusals = 2;
        Publisher publisher = bench.publisher("one", refusing("publish"));
        publisher.publish(bench.task());
        bench.pass(SecondTries.PAUSE);
        publisher.publish(bench.task());
        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);

        bench.retry(TaskSelection.ALL);

        assertThat(bench.task().unknown()).isNull();
    }

    private void verifying() {
        announced();
        Importer importer = bench.importer("loader");
        step(importer);
        bench.loadsEnd();
        step(importer);
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
    }
}
