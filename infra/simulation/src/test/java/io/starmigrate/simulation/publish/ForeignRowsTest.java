package io.starmigrate.simulation.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Published;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.PublishedPartition;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.worker.load.ForeignRows;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands in the way of the generation after a published one. */
class ForeignRowsTest {
    private static final PartitionTaskId NEXT = new PartitionTaskId(Bench.ID.partition(), 2);

    private final Bench bench = new Bench();

    @BeforeEach
    void publishes() {
        PublishedPartition.on(bench, "1", "2");
    }

    private PartitionTask next() {
        PartitionTask now = bench.task();
        return PartitionTask.planned(NEXT, now.bounds(), now.estimate(), now.changeToken(), now.change());
    }

    private ForeignRows foreign() {
        return new ForeignRows(bench.target, bench.recorder);
    }

    private void isRefused(ForeignRows foreign, String... words) {
        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(() -> foreign.refuse(next()))
                .withMessageContainingAll(words)
                .extracting(ClusterException::remedy)
                .isEqualTo(Remedy.WRONG_INPUT);
    }

    @Test
    void whatTheJobItselfPublishedIsReplacedWithoutReadingItsRows() {
        TargetCluster unread = Weakened.before(TargetCluster.class, bench.target, (method, arguments) -> {
            assertThat(method).isEqualTo("shown");
            return Optional.empty();
        });

        assertThatCode(() -> new ForeignRows(unread, bench.recorder).refuse(next()))
                .doesNotThrowAnyException();
    }

    @Test
    void whatOthersWroteSinceIsRefusedByName() {
        bench.state.insert(Bench.PLACE, "foreign");

        isRefused(
                foreign(),
                "orders/p1",
                "generation 1",
                "it holds 3 rows, it held 2",
                "migrate retry --overwrite --job job --table orders --partition p1");
    }

    @Test
    void whatOthersReplacedByAsManyRowsIsRefused() {
        bench.state.fill(Bench.PLACE, List.of("1", "other"));

        isRefused(foreign(), "it holds 2 rows, it held 2; others have written to it");
    }

    @Test
    void compactionThatMovesTheTokenDoesNotStandInTheWay() {
        bench.state.compact();

        assertThatCode(() -> foreign().refuse(next())).doesNotThrowAnyException();
    }

    @Test
    void whatIsWrittenWhileItIsLookedAtIsLookedAtAgain() {
        bench.state.compact();
        TargetCluster meeting = Weakened.port(TargetCluster.class, bench.target, "fingerprint", (arguments, told) -> {
            bench.state.insert(Bench.PLACE, "foreign");
            return told;
        });

        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(() -> new ForeignRows(meeting, bench.recorder).refuse(next()))
                .extracting(ClusterException::remedy)
                .isEqualTo(Remedy.RETRY_LATER);
    }

    @Test
    void whatWasTruncatedIsPublishedAgain() {
        bench.state.fill(Bench.PLACE, List.of());

        assertThatCode(() -> foreign().refuse(next())).doesNotThrowAnyException();
    }

    @Test
    void whatCannotBeComparedAnyMoreIsRefused() {
        bench.state.compact();
        TargetCluster altered = Weakened.before(TargetCluster.class, bench.target, (method, arguments) -> {
            if (method.equals("fingerprint")) {
                throw new ClusterException(Remedy.WRONG_INPUT, "The table has no column v", null);
            }
            return Optional.empty();
        });
        TaskRecorder forgetful = Weakened.port(
                TaskRecorder.class,
                bench.recorder,
                "partition",
                (arguments, found) -> ((Optional<?>) Objects.requireNonNull(found))
                        .map(task -> ((PartitionTask) task).withExport(null)));

        isRefused(new ForeignRows(altered, bench.recorder), "cannot be told: The table has no column v");
        isRefused(new ForeignRows(bench.target, forgetful), "what it held then is not recorded");
    }

    @Test
    void whatWasPublishedBeforeTokensWereKeptIsComparedByItsRows() {
        TaskRecorder before = Weakened.port(
                TaskRecorder.class,
                bench.recorder,
                "partition",
                (arguments, found) ->
                        ((Optional<?>) Objects.requireNonNull(found)).map(task -> untold((PartitionTask) task)));

        assertThatCode(() -> new ForeignRows(bench.target, before).refuse(next()))
                .doesNotThrowAnyException();
        bench.state.insert(Bench.PLACE, "foreign");
        isRefused(new ForeignRows(bench.target, before), "others have written to it");
    }

    private static PartitionTask untold(PartitionTask task) {
        Published published = Objects.requireNonNull(task.published());
        return task.withPublished(new Published(published.fingerprint(), published.proof(), null, List.of()));
    }

    @Test
    void whatAnOperatorHasToldToReplaceIsReplaced() {
        bench.state.insert(Bench.PLACE, "foreign");

        assertThatCode(() -> foreign().refuse(next().withOverwriting(Overwriting.TOLD)))
                .doesNotThrowAnyException();
    }
}
