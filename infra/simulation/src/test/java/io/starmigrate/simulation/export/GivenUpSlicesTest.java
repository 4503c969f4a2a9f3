package io.starmigrate.simulation.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.simulation.bench.ExportBench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.source.SimulatedSource;
import io.starmigrate.worker.export.Exporter;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of statements that write slices nobody wants any more, at a source that runs two exports at once. */
class GivenUpSlicesTest {
    private static final String REFUSED = "access denied; grant INSERT";
    private static final String NO_RULE_KNOWS = "type:RUN_FAIL; msg:went astray";

    private final ExportBench bench = new ExportBench(RunMode.SHARED_NOTHING);
    private final SimulatedSource source = bench.source;

    @BeforeEach
    void planned() {
        bench.splitSize = 30;
        source.fill(
                ExportBench.PLACE,
                IntStream.rangeClosed(1, 12).mapToObj(row -> "r" + row).toList());
        bench.plan();
    }

    @Test
    void those_that_run_when_slices_are_given_up_are_cancelled() {
        Exporter exporter = bench.exporter("one", refusing("s2t1"));
        exporter.step();
        exporter.step();
        assertThat(bench.export().sliced().orElseThrow().underWay()).containsExactly(1, 2);

        exporter.step();

        assertThat(bench.export().attempt()).isEqualTo(2);
        assertThat(progress("/s1t1/")).isEqualTo(ClusterJobState.CANCELLED);
        assertThat(progress("/s2t1/")).isEqualTo(ClusterJobState.RUNNING);
        ends(exporter);
    }

    @Test
    void those_that_cannot_be_cancelled_count_until_they_have_ended() {
        SourceCluster stubborn = refusing(refusing("s2t1"), "cancel", "nobody may");
        Exporter exporter = bench.exporter("one", stubborn);
        exporter.step();
        exporter.step();
        source.fill(new Place("orders", "p2"), List.of("x"));
        source.fill(new Place("orders", "p3"), List.of("y"));
        bench.plan();
        exporter.step();
        assertThat(bench.export().attempt()).isEqualTo(2);
        assertThat(running(folder -> !folder.endsWith("/s2t1/")))
                .as("the other slice, and all of it")
                .isEqualTo(2);

        exporter.step();
        exporter.step();

        assertThat(source.submitted()).isEqualTo(3);
        bench.finish();
        ends(exporter);
        assertThat(source.submitted()).isEqualTo(5);
    }

    @Test
    void those_of_a_cancelled_task_are_cancelled() {
        Exporter exporter = bench.exporter("one", source);
        exporter.step();
        exporter.step();
        cancel();

        exporter.step();

        assertThat(running(folder -> true)).isZero();
        assertThat(source.submitted()).isEqualTo(2);
    }

    @Test
    void the_one_statement_of_a_cancelled_task_is_cancelled() {
        SourceCluster older =
                Weakened.port(SourceCluster.class, source, "unloadInSlices", (arguments, told) -> Optional.empty());
        Exporter exporter = bench.exporter("one", older);
        exporter.step();
        cancel();

        exporter.step();

        assertThat(running(folder -> true)).isZero();
    }

    @Test
    void a_task_that_is_cancelled_while_a_slice_is_sent_leaves_none() {
        SourceCluster meanwhile = Weakened.port(SourceCluster.class, source, "export", (arguments, told) -> {
            cancel();
            return told;
        });

        bench.exporter("one", meanwhile).step();

        assertThat(source.submitted()).isEqualTo(1);
        assertThat(running(folder -> true)).isZero();
    }

    /** It is written down by the number of its attempt, which the task has from the first slice on. */
    @Test
    void the_first_slice_that_is_refused_for_good_ends_its_task() {
        SourceCluster refusing = refusing(source, "export", "not here");

        bench.exporter("one", refusing).step();

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("not here");
    }

    /** How often slices met what no rule knows says nothing of the one statement after them. */
    @Test
    void the_one_statement_after_slices_has_two_tries_of_its_own() {
        Exporter exporter = bench.exporter("one", source);
        exporter.step();
        for (int i = 0; i < 400 && bench.export().attempt() == 1; i++) {
            source.cancelAll(NO_RULE_KNOWS);
            exporter.step();
            bench.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(bench.export().attempt()).isEqualTo(2);
        source.cancelAll(NO_RULE_KNOWS);

        ends(exporter);

        assertThat(bench.export().attempt()).isEqualTo(3);
    }

    private void cancel() {
        PartitionTask task = bench.task();
        assertThat(bench.recorder.advance(task.to(
                        PartitionState.CANCELLED, new WorkerIdentity("operator", bench.clock).change("by command"))))
                .isTrue();
    }

    /** A source that says of one try to write a slice that it was refused; in truth it goes on. */
    private SourceCluster refusing(String slice) {
        return Weakened.port(
                SourceCluster.class,
                source,
                "exports",
                (arguments, told) -> source.exports().stream()
                        .map(status -> status.folder().key().endsWith("/" + slice + "/")
                                ? ExportStatus.told(status.id(), status.folder(), ClusterJobState.CANCELLED, REFUSED)
                                : status)
                        .toList());
    }

    private static SourceCluster refusing(SourceCluster real, String what, String why) {
        return Weakened.before(SourceCluster.class, real, (method, arguments) -> {
            if (method.equals(what)) {
                throw new ClusterException(Remedy.GIVE_UP, why, null);
            }
            return Optional.empty();
        });
    }

    private void ends(Exporter exporter) {
        for (int i = 0; i < 400 && exporter.step() > 0; i++) {
            source.progress();
            bench.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(bench.task().state()).isEqualTo(PartitionState.EXPORTED);
    }

    private long running(Predicate<String> folders) {
        return source.exports().stream()
                .filter(status -> status.state() == ClusterJobState.RUNNING)
                .map(ExportStatus::folder)
                .map(StorageUri::key)
                .filter(folders)
                .count();
    }

    private ClusterJobState progress(String folder) {
        return source.exports().stream()
                .filter(status -> status.folder().key().endsWith(folder))
                .findFirst()
                .orElseThrow()
                .state();
    }
}
