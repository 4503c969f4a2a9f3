package io.starmigrate.simulation.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.repeatable.VirtualClock;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.identity.SecondTries;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is done when the source refuses an export, or when its answer is lost. */
class ExportSubmissionTest {
    private static final Place PLACE = ExportBench.PLACE;

    private final ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);
    private final VirtualClock clock = bench.clock;
    private final SimulatedSource source = bench.source;
    private final InMemoryTaskRecorder recorder = bench.recorder;

    @Test
    void anExportThatWasCancelledWhileItWasSubmittedIsCancelledInTheCluster() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        WorkerIdentity operator = new WorkerIdentity("operator", clock);
        SourceCluster slow = Weakened.before(SourceCluster.class, source, (method, arguments) -> {
            if (method.equals("export")) {
                recorder.advance(bench.task().to(PartitionState.CANCELLED, operator.change("cancelled")));
            }
            return Optional.empty();
        });
        bench.exporter("slow", slow).step();

        assertThat(source.exports())
                .extracting(SourceCluster.ExportStatus::state)
                .containsExactly(ClusterJobState.CANCELLED);
    }

    @Test
    void looksForAnExportBeforeItSubmitsItAgain() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        SourceCluster deaf = Weakened.port(SourceCluster.class, source, "export", (arguments, told) -> {
            throw new ClusterException(Remedy.ASK_AGAIN, "the reply is lost", null);
        });
        Exporter unlucky = bench.exporter("unlucky", deaf);
        unlucky.step();
        clock.advance(Duration.ofMinutes(5));
        unlucky.step();

        assertThat(bench.export().attempt()).isEqualTo(1);
        assertThat(source.exports()).hasSize(1);
    }

    @Test
    void waitsForItsOwnPatienceBeforeAnExportCountsAsLost() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        SourceCluster mute = Weakened.before(SourceCluster.class, source, (method, arguments) -> {
            if (method.equals("export")) {
                throw new ClusterException(Remedy.ASK_AGAIN, "the request is lost", null);
            }
            return Optional.empty();
        });
        bench.exporter("unlucky", mute).step();
        Exporter other = bench.exporter("a worker whose clock is far ahead", source);
        other.step();
        assertThat(bench.export().attempt()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(30));
        other.step();

        assertThat(bench.export().attempt()).isEqualTo(2);
    }

    @Test
    void failsAPartitionWhoseExportCannotWork() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        SourceCluster refusing = Weakened.before(SourceCluster.class, source, (method, arguments) -> {
            if (method.equals("export")) {
                throw new ClusterException(Remedy.WRONG_INPUT, "access denied; grant EXPORT", null);
            }
            return Optional.empty();
        });
        bench.exporter("x", refusing).step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("access denied");
    }

    @Test
    void failsAPartitionOfATableThatCannotBeRead() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        SourceCluster odd = Weakened.before(SourceCluster.class, source, (method, arguments) -> {
            if (method.equals("unload")) {
                throw new IllegalArgumentException("Cannot use the column v: type VARIANT is not known");
            }
            return Optional.empty();
        });
        bench.exporter("x", odd).step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why())
                .contains("the source's catalog", "orders", "type VARIANT is not known", "the setting tableNames");
    }

    @Test
    void failsNoPartitionForWhatIsWrongWithItself() {
        ExportBench shared = new ExportBench(RunMode.SHARED_DATA);
        shared.source.fill(PLACE, List.of("1"));
        shared.plan();
        AtomicInteger asked = new AtomicInteger();
        SourceCluster broken = Weakened.before(SourceCluster.class, shared.source, (method, arguments) -> {
            if (method.startsWith("fingerprint")) {
                asked.incrementAndGet();
                throw new IllegalArgumentException("-1 is no timeout");
            }
            return Optional.empty();
        });
        shared.exporter("x", broken).step();

        assertThat(asked).hasPositiveValue();
        assertThat(shared.task().state()).isEqualTo(PartitionState.PLANNED);
    }

    @Test
    void triesAnExportOnceMoreThatNoRuleSaysWhyItWasRefused() {
        source.fill(PLACE, List.of("1"));
        bench.plan();
        Deque<String> asked = new ArrayDeque<>();
        SourceCluster puzzling = Weakened.before(SourceCluster.class, source, (method, arguments) -> {
            if (method.equals("unload")) {
                asked.add(method);
                throw new ClusterException(Remedy.UNKNOWN, "a segment went astray", null);
            }
            return Optional.empty();
        });
        Exporter puzzled = bench.exporter("x", puzzling);
        puzzled.step();
        puzzled.step();
        assertThat(bench.task().state()).isEqualTo(PartitionState.PLANNED);
        assertThat(asked).as("it rests").hasSize(1);
        clock.advance(SecondTries.PAUSE);
        puzzled.step();

        assertThat(asked).hasSize(2);
        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
    }
}
