package io.starmigrate.simulation.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.simulation.target.SimulatedTarget;
import io.starmigrate.simulation.target.TargetStatements;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.load.EarlierLoads;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Where StarRocks names temporary partitions itself, the staging of each pass has the same name: what was sent for an
 * earlier pass, and begins late, finds it. Nothing else than its name tells of which pass a staging is.
 */
class NamedStagingTest extends PublishBench {
    private static final Duration TURN = Duration.ofSeconds(30);

    /** What was sent, and is on its way. */
    private final List<LoadOrder> late = new ArrayList<>();

    @BeforeEach
    void arrived() {
        bench.state.chooseNames();
        bench.write("a.csv", "1");
        bench.write("b.csv", "2");
        bench.exportWithoutFingerprint();
        bench.recorder.manifest(Bench.ID, 1).orElseThrow().files().forEach(bench::announce);
    }

    /** Another of its loads has failed for good. */
    private void failsAndIsRetried() {
        bench.advance(PartitionState.FAILED);
        assertThat(bench.retry(TaskSelection.ALL).findings()).hasSize(1);
    }

    private void isSentAndHeldOnItsWay() {
        TargetCluster slow = Weakened.before(TargetCluster.class, bench.target, (method, arguments) -> {
            if (method.equals("load") && arguments[0] instanceof LoadOrder order) {
                late.add(order);
                throw new ClusterException(Remedy.ASK_AGAIN, "the connection was lost", null);
            }
            return Optional.empty();
        });
        bench.importer("slow", slow).step(Duration.ZERO);
        assertThat(late).hasSize(1);
    }

    /** One turn of a worker; whoever comes in between does so before what is verified is published. */
    private void turn(Runnable between) {
        bench.pass(TURN);
        load();
        if (bench.task().state() != PartitionState.PUBLISHED) {
            between.run();
        }
        if (bench.task().state() == PartitionState.VERIFYING) {
            publisher.publish(bench.task());
        }
    }

    private void turns(Duration time, Runnable between) {
        for (Duration left = time; !left.isNegative(); left = left.minus(TURN)) {
            turn(between);
        }
    }

    /** Begins, if the target takes it, and then takes as long as it likes. */
    private void comes(LoadOrder order) {
        try {
            bench.state.load(order);
            bench.state.loads().hang();
        } catch (ClusterException refused) {
            assertThat(refused).hasMessageMatching("Unknown partition.*|Label .* has already been used.*");
        }
    }

    /** A worker tries to open the staging. */
    private void opens(String worker, TargetStatements statements) {
        bench.importer(worker, new SimulatedTarget(statements)).step(Duration.ZERO);
    }

    /** The first statement that makes a staging does so, and is answered as if it might not have. */
    private TargetStatements answeringTheFirst(Remedy remedy, String words) {
        AtomicBoolean made = new AtomicBoolean();
        return Weakened.after(TargetStatements.class, bench.state, method -> {
            if (method.equals("add") && made.compareAndSet(false, true)) {
                throw new ClusterException(remedy, words, null);
            }
        });
    }

    private void isMadeAndKnownAsOurs() {
        assertThat(bench.state.leftovers()).as("made, and unseen").hasSize(1);

        bench.pass(Bench.VISIBILITY);
        turns(TURN.multipliedBy(2), () -> {});

        isPublishedOnce();
    }

    private void isPublishedOnce() {
        bench.state.loads().resume();
        bench.loadsEnd();
        assertThat(bench.task().state()).isEqualTo(PartitionState.PUBLISHED);
        assertThat(bench.shown()).containsExactly("1", "2");
        assertThat(bench.state.leftovers()).isEmpty();
    }

    @Test
    void a_load_of_an_earlier_pass_that_a_new_leader_reads_again_by_names_adds_no_rows() {
        bench.importer("gone").step(Duration.ZERO);
        bench.state.loads().hang();
        failsAndIsRetried();

        turns(EarlierLoads.ON_ITS_WAY.plus(TURN), bench.state.faults()::changeLeader);

        isPublishedOnce();
    }

    @Test
    void a_load_of_an_earlier_pass_that_was_held_on_its_way_adds_no_rows() {
        isSentAndHeldOnItsWay();
        failsAndIsRetried();

        turns(EarlierLoads.ON_ITS_WAY.minus(TURN.multipliedBy(2)), () -> comes(late.get(0)));
        assertThat(bench.task().staging()).as("nobody knows yet").isNull();
        turns(TURN.multipliedBy(5), () -> {});

        isPublishedOnce();
    }

    /** Not one of the network, but a worker that stood still. */
    @Test
    void a_load_that_is_about_to_be_sent_for_an_earlier_pass_is_not_sent() {
        isSentAndHeldOnItsWay();
        failsAndIsRetried();
        turns(EarlierLoads.ON_ITS_WAY.minus(TURN), () -> {});
        bench.pass(TURN);
        importer.step(Duration.ZERO);
        assertThat(bench.task().staging()).isNotNull();

        assertThatExceptionOfType(ClusterException.class)
                .isThrownBy(() -> bench.target.load(late.get(0)))
                .withMessageContaining("tp1")
                .extracting(ClusterException::remedy)
                .isEqualTo(Remedy.REPLAN);
    }

    @Test
    void what_comes_later_than_anybody_thought_is_waited_for_before_the_switch() {
        isSentAndHeldOnItsWay();
        failsAndIsRetried();
        turns(EarlierLoads.ON_ITS_WAY.minus(TURN), () -> {});
        bench.pass(TURN);
        load();
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        bench.state.load(late.get(0));

        publisher.publish(bench.task());
        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        assertThat(bench.shown()).isEmpty();

        bench.loadsEnd();
        publisher.publish(bench.task());
        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
        assertThat(bench.task().change().why()).contains("staging has 4");
        assertThat(bench.shown()).isEmpty();
    }

    @Test
    void a_staging_that_was_made_while_the_front_ends_went_away_is_known_as_ours() {
        isKnownAsOursWhereTheQuestionAfterItIsRefused(
                ClusterException.unreached(Remedy.RETRY_LATER, "no front end answers", null));
    }

    @Test
    void a_staging_that_was_made_before_anything_was_refused_for_good_is_known_as_ours() {
        isKnownAsOursWhereTheQuestionAfterItIsRefused(new ClusterException(Remedy.WRONG_INPUT, "Access denied", null));
    }

    /** That question is another statement: it does not say that the first has made none. */
    private void isKnownAsOursWhereTheQuestionAfterItIsRefused(ClusterException refusal) {
        AtomicBoolean made = new AtomicBoolean();
        TargetStatements unlucky = Weakened.before(TargetStatements.class, bench.state, (method, arguments) -> {
            if (made.get() && method.equals("staged")) {
                throw refusal;
            }
            made.compareAndSet(false, method.equals("add"));
            return Optional.empty();
        });
        opens("unlucky", unlucky);
        isMadeAndKnownAsOurs();
    }

    @Test
    void a_staging_whose_front_end_lost_its_leader_is_known_as_ours() {
        isKnownAsOursWhereItsStatementIsAnsweredSo(Remedy.RETRY_LATER);
    }

    @Test
    void a_staging_whose_statement_was_answered_as_no_rule_knows_is_known_as_ours() {
        isKnownAsOursWhereItsStatementIsAnsweredSo(Remedy.UNKNOWN);
    }

    /** A front end hands the statement on, and says something else than that the reply is lost. */
    private void isKnownAsOursWhereItsStatementIsAnsweredSo(Remedy remedy) {
        opens("unlucky", answeringTheFirst(remedy, "the leader has gone away"));
        isMadeAndKnownAsOurs();
    }

    /** Of two statements the first comes late, right before the second, which is told of it. */
    @Test
    void a_staging_that_an_earlier_try_makes_late_is_known_as_ours() {
        AtomicBoolean sent = new AtomicBoolean();
        TargetStatements unlucky = Weakened.before(TargetStatements.class, bench.state, (method, arguments) -> {
            if (method.equals("add") && sent.compareAndSet(false, true)) {
                throw new ClusterException(Remedy.ASK_AGAIN, "the connection was lost", null);
            }
            return Optional.empty();
        });
        opens("unlucky", unlucky);
        TargetStatements late = Weakened.after(TargetStatements.class, bench.state, method -> {
            if (method.equals("add") && sent.compareAndSet(true, false)) {
                throw new ClusterException(Remedy.ALREADY_DONE, "Range is intersected with existed range", null);
            }
        });
        bench.pass(Bench.VISIBILITY);
        opens("late", late);
        isMadeAndKnownAsOurs();
    }

    /** The reply to the statement is lost, and the try after it is refused for the moment. */
    @Test
    void a_staging_that_may_have_been_made_is_known_as_ours_after_a_try_that_was_put_off() {
        opens("unlucky", answeringTheFirst(Remedy.ASK_AGAIN, "the connection was lost"));
        TargetStatements busy = Weakened.before(TargetStatements.class, bench.state, (method, arguments) -> {
            if (method.equals("leftovers")) {
                throw ClusterException.unreached(Remedy.RETRY_LATER, "no front end answers", null);
            }
            return Optional.empty();
        });
        bench.pass(Bench.VISIBILITY);
        opens("busy", busy);
        isMadeAndKnownAsOurs();
    }

    @Test
    void what_was_written_down_and_never_sent_is_not_waited_for() {
        Load never = Load.recorded(
                Bench.ID, "never", 1, 1, List.of("a.csv"), bench.task().change());
        bench.recorder.record(never);
        importer.step(Duration.ZERO);
        bench.loadsAreCancelled();
        failsAndIsRetried();

        turns(TURN.multipliedBy(2), () -> {});

        isPublishedOnce();
    }
}
