package io.starmigrate.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.ObjectStore;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.simulation.bench.Bench;
import io.starmigrate.simulation.bench.Weakened;
import io.starmigrate.worker.load.Importer;
import io.starmigrate.worker.starrocks.TargetCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done about loads that are cancelled while the storage they read lets nobody in. */
class ShutStorageTest {
    private static final String REVOKED =
            "type:LOAD_RUN_FAIL; msg:Error: 403 Forbidden: InvalidAccessKeyId The Access Key Id is not there";
    private static final Duration PAUSE = Duration.ofSeconds(18);

    private final Bench bench = new Bench();
    private boolean shut;
    private int asked;

    private Importer importer(String worker) {
        return importer(worker, bench.target);
    }

    private Importer importer(String worker, TargetCluster target) {
        bench.seenStorage = Weakened.before(ObjectStore.class, bench.storage, (method, arguments) -> {
            if (shut) {
                asked++;
                throw new ObjectStoreException(Reason.DENIED, "403 InvalidAccessKeyId", null);
            }
            return Optional.empty();
        });
        return bench.importer(worker, target);
    }

    /** A load of two files is sent. */
    private void submitted(Importer importer) {
        List<ManifestFile> files = List.of(bench.write("a.csv", "1"), bench.write("b.csv", "2"));
        bench.export("1", "2");
        files.forEach(bench::announce);
        step(importer);
        step(importer);
        assertThat(bench.recorder.loads(Bench.ID)).hasSize(1);
    }

    private Importer submitted() {
        Importer importer = importer("one");
        submitted(importer);
        return importer;
    }

    private void step(Importer importer) {
        importer.step(Duration.ZERO);
        bench.pass(Duration.ofSeconds(5));
    }

    private void shutAndCancelled(String error) {
        shut = true;
        bench.loadsAreCancelled(error);
    }

    /** It may be sent three times in all. */
    private void cancelledThrice(Importer importer, Runnable cancelled) {
        for (int i = 0; i < 3; i++) {
            cancelled.run();
            step(importer);
            step(importer);
        }
    }

    private void opened(Importer importer) {
        shut = false;
        bench.pass(PAUSE);
        step(importer);
        step(importer);
        step(importer);
    }

    private void ended(Importer importer) {
        bench.loadsEnd();
        step(importer);
    }

    @ParameterizedTest
    @ValueSource(strings = {REVOKED, "type:LOAD_RUN_FAIL; msg:a segment group went astray"})
    void they_wait_and_are_sent_whole_once_it_is_open(String error) {
        Importer importer = submitted();
        shutAndCancelled(error);
        for (int i = 0; i < 3; i++) {
            assertThat(importer.step(Duration.ZERO))
                    .as("it holds their messages")
                    .isEqualTo(2);
            bench.pass(Duration.ofMinutes(4));
        }
        assertThat(bench.task().state()).isEqualTo(PartitionState.LOADING);
        assertThat(bench.recorder.loads(Bench.ID)).extracting(Load::state).containsExactly(LoadState.SUBMITTED);

        opened(importer);
        ended(importer);

        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        assertThat(bench.task().unknown()).isNull();
        assertThat(bench.recorder.loads(Bench.ID))
                .allSatisfy(load -> assertThat(load.files()).hasSize(2))
                .extracting(Load::state)
                .containsExactlyInAnyOrder(LoadState.CANCELLED, LoadState.FINISHED);
    }

    @Test
    void it_is_asked_later_and_later() {
        Importer importer = submitted();
        shutAndCancelled(REVOKED);

        for (int second = 0; second < 120; second++) {
            importer.step(Duration.ZERO);
            bench.pass(Duration.ofSeconds(1));
        }

        assertThat(asked).as("two requests for each of 11 looks").isBetween(10, 24);
    }

    /** It would end as those have that wait, and the target is calm only because nothing runs. */
    @Test
    void nothing_more_is_sent_while_some_wait() {
        int[] looks = new int[1];
        Importer importer = importer("one", Weakened.before(TargetCluster.class, bench.target, (method, arguments) -> {
            looks[0] += method.equals("pressure") ? 1 : 0;
            return Optional.empty();
        }));
        List<ManifestFile> files =
                List.of(bench.write("a.csv", "1"), bench.write("b.csv", "2"), bench.write("c.csv", "3"));
        bench.export("1", "2", "3");
        bench.announce(files.get(0));
        step(importer);
        step(importer);
        shutAndCancelled(REVOKED);
        step(importer);
        bench.announce(files.get(1));
        bench.announce(files.get(2));
        looks[0] = 0;
        for (int i = 0; i < 60; i++) {
            step(importer);
        }
        assertThat(bench.recorder.loads(Bench.ID)).hasSize(1);
        assertThat(looks[0]).isZero();

        opened(importer);
        ended(importer);
        ended(importer);

        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
    }

    @Test
    void what_an_open_storage_refuses_is_final() {
        Importer importer = submitted();
        cancelledThrice(importer, () -> bench.loadsAreCancelled(REVOKED));

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type:USER_CANCEL; msg:user cancel",
                "type:ETL_QUALITY_UNSATISFIED; msg:quality not good enough to cancel"
            })
    void what_is_known_to_have_another_cause_is_final(String error) {
        Importer importer = submitted();
        cancelledThrice(importer, () -> shutAndCancelled(error));

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
    }

    @Test
    void who_may_never_look_does_not_wait_for_it() {
        shut = true;
        Importer importer = submitted();
        cancelledThrice(importer, () -> bench.loadsAreCancelled(REVOKED));

        assertThat(bench.task().state()).isEqualTo(PartitionState.FAILED);
    }

    @Test
    void whoever_comes_meanwhile_waits_with_them() {
        submitted();
        shutAndCancelled(REVOKED);
        bench.pass(Bench.VISIBILITY);
        Importer other = importer("two");
        step(other);
        step(other);
        assertThat(bench.task().state()).isEqualTo(PartitionState.LOADING);
        assertThat(bench.recorder.loads(Bench.ID)).hasSize(1);

        opened(other);
        ended(other);

        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
    }

    @Test
    void whoever_finds_it_open_again_sends_them_once_more() {
        submitted();
        bench.loadsAreCancelled(REVOKED);
        bench.pass(Bench.VISIBILITY);
        Importer other = importer("two");
        step(other);
        bench.pass(Duration.ofSeconds(30));
        step(other);
        step(other);
        assertThat(bench.recorder.loads(Bench.ID))
                .extracting(load -> load.files().size())
                .containsExactly(2, 2);

        cancelledThrice(other, () -> bench.loadsAreCancelled(REVOKED));
        assertThat(bench.task().state()).as("it has sent that itself").isEqualTo(PartitionState.FAILED);
    }

    @Test
    void who_waits_gives_back_what_an_operator_cancels() {
        Importer importer = submitted();
        shutAndCancelled(REVOKED);
        step(importer);
        bench.advance(PartitionState.CANCELLED);
        bench.pass(PAUSE);
        step(importer);
        step(importer);

        assertThat(importer.step(Duration.ZERO)).isZero();
        assertThat(bench.messages()).isZero();
    }

    @Test
    void what_the_target_forgets_meanwhile_was_cancelled_all_the_same() {
        boolean[] forgotten = new boolean[1];
        Importer importer = importer(
                "one",
                Weakened.port(
                        TargetCluster.class,
                        bench.target,
                        "loads",
                        (arguments, told) -> forgotten[0] ? Map.of() : told));
        submitted(importer);
        shutAndCancelled(REVOKED);
        step(importer);
        forgotten[0] = true;
        bench.pass(Duration.ofMinutes(3));
        step(importer);
        assertThat(bench.recorder.loads(Bench.ID)).extracting(Load::state).containsExactly(LoadState.SUBMITTED);

        opened(importer);
        forgotten[0] = false;
        ended(importer);

        assertThat(bench.task().state()).isEqualTo(PartitionState.VERIFYING);
        assertThat(bench.recorder.loads(Bench.ID)).hasSize(2);
    }
}
