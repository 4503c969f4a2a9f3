package io.starmigrate.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.inmemory.InMemoryObjectStore;
import io.starmigrate.inmemory.InMemoryTaskQueue;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.Operations;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.Operations.Scope;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RepairRequest;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.api.RoundsRequest;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.observe.Tasks;
import io.starmigrate.worker.wiring.MigratorBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of a migrator after it was told to stop begins no work: there is no cluster here to begin with. */
class StoppedMigratorTest {
    private static final ProgressListener SILENT = ProgressListener.SILENT;
    private static final Map<String, String> KEYS =
            Map.of("STORAGES", "s3://bucket/files", "AWS_REGION", "us-east-1", "OBSERVE_ADDRESS", "off");

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final InMemoryObjectStore store = new InMemoryObjectStore(InstantSource.system(), Set.of("bucket"));
    private final InMemoryTaskQueue queue = new InMemoryTaskQueue(InstantSource.system(), Duration.ofMinutes(1));
    private final Migrator stopped = new MigratorBuilder(
                    ConfigLoader.parse("test", "", KEYS, EnumSet.noneOf(Need.class))
                            .config())
            .recorder(recorder, recorder)
            .queue(queue, queue)
            .sourceStorage(store)
            .targetStorage(store)
            .open();

    @BeforeEach
    void stop() {
        recorder.open(Job.opened("shop", JobId.derived("shop", Tasks.NOW), "db", "db2", List.of("orders"), Tasks.NOW));
        recorder.plan(List.of(Tasks.planned("p1")));
        stopped.stop();
    }

    @AfterEach
    void close() {
        stopped.close();
    }

    @Test
    void whatMovesAJobTellsThatItHasNotMovedIt() {
        RestoreRequest backup = new RestoreRequest(StorageUri.parse("s3://bucket/x/"), null, Overwriting.REFUSED);
        List<JobReport> told = List.of(
                stopped.export("shop", SILENT),
                stopped.importFiles("shop", SILENT),
                stopped.sync("shop", SILENT),
                stopped.rounds("shop", new RoundsRequest(null, Duration.ZERO), Overwriting.REFUSED, SILENT),
                stopped.restore("shop", backup, SILENT));

        assertThat(told).allSatisfy(report -> {
            assertThat(report.job()).isEqualTo("shop");
            assertThat(report.complete()).isFalse();
        });
    }

    @Test
    void whatHasNoAnswerWithoutItsWorkSaysThatItWasStopped() {
        SchemaRequest tables = SchemaRequest.of(SchemaRequest.Goal.CREATE, Effect.APPLY);
        CutoverRequest cutover = new CutoverRequest(CutoverRequest.Kind.ABANDON, checks -> true);
        areStopped(
                () -> stopped.plan("shop", SILENT),
                () -> stopped.adopt("shop", Overwriting.REFUSED, SILENT),
                () -> stopped.verify("shop", SILENT),
                () -> stopped.repair("shop", new RepairRequest(TaskSelection.ALL, Overwriting.REFUSED), SILENT),
                () -> stopped.report("shop", SILENT),
                () -> stopped.schema(tables, SILENT),
                () -> stopped.cutover("shop", cutover, SILENT));
    }

    @Test
    void anOperationIsNotBegunEither() {
        Operations operations = stopped.operations();
        areStopped(
                () -> operations.retry("shop", TaskSelection.ALL),
                () -> operations.cancel("shop", TaskSelection.ALL),
                () -> operations.reconcile("shop"),
                () -> operations.redrive("shop", Effect.APPLY),
                () -> operations.prune("shop", 1, Scope.TARGET, Effect.APPLY),
                () -> operations.clean("shop", Scope.TARGET));

        assertThat(recorder.partitions("shop").toList()).hasSize(1);
    }

    @Test
    void howFarAJobIsIsStillTold() {
        assertThat(stopped.status("shop").partitions()).containsEntry("PLANNED", 1);
    }

    private static void areStopped(ThrowingCallable... commands) {
        for (ThrowingCallable command : commands) {
            assertThatThrownBy(command)
                    .hasMessage("Stopped, as asked, before all was done; run the same command again to go on")
                    .asInstanceOf(type(MigrationException.class))
                    .returns(Fault.STOPPED, MigrationException::fault);
        }
    }
}
