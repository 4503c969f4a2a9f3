package io.starmigrate.worker.report;

import static io.starmigrate.worker.observe.Tasks.NOW;
import static io.starmigrate.worker.observe.Tasks.attempt;
import static io.starmigrate.worker.observe.Tasks.planned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.starmigrate.core.forecast.Assumptions;
import io.starmigrate.core.forecast.Forecast.Cost;
import io.starmigrate.core.starrocks.catalog.ClusterIdentity;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Binding;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.Exported;
import io.starmigrate.core.task.Fingerprint;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Load.LoadState;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.Published;
import io.starmigrate.inmemory.InMemoryTaskQueue;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.api.MigrationReport;
import io.starmigrate.worker.api.MigrationReport.Between;
import io.starmigrate.worker.api.MigrationReport.Detour;
import io.starmigrate.worker.api.MigrationReport.Kind;
import io.starmigrate.worker.api.MigrationReport.StageTime;
import io.starmigrate.worker.api.MigrationReport.Switched;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.RetryRequest.Which;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.api.Taken;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.operate.Retry;
import io.starmigrate.worker.plan.Forecasts;
import io.starmigrate.worker.publish.Announcements;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportingTest {
    private static final Fingerprint ROWS =
            new Fingerprint("xx/2", 7, List.of(BigInteger.ONE, BigInteger.TWO), Map.of(), List.of(), Map.of());

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final Job job =
            recorder.open(Job.opened("shop", JobId.derived("shop", NOW), "db", "db2", List.of("orders"), NOW));

    /** One step of a task, so many seconds after the beginning. */
    private PartitionTask step(PartitionTask task, int second, UnaryOperator<PartitionTask> next) {
        PartitionTask advanced = next.apply(task);
        assertThat(recorder.advance(advanced)).as("second %s", second).isTrue();
        return advanced;
    }

    private static Change at(int second, String why) {
        return new Change("worker", NOW.plusSeconds(second), why);
    }

    private PartitionTask published(PartitionTask planned, int generation) {
        recorder.plan(List.of(planned));
        PartitionTask task =
                step(planned, 10, now -> attempt(now.to(PartitionState.EXPORTING, at(10, "the exporter takes it")), 1));
        task = step(task, 20, now -> attempt(now.revised(at(20, "the source does not know it")), 2));
        task = step(
                task,
                40,
                now -> now.to(PartitionState.EXPORTED, at(40, "3 files"))
                        .withExported(new Exported(3, 1_000L * generation, ROWS)));
        task = step(task, 45, now -> now.to(PartitionState.LOADING, at(45, "staging is open")));
        task = step(task, 50, now -> now.to(PartitionState.VERIFYING, at(50, "all are loaded")));
        task = step(task, 52, now -> now.to(PartitionState.LOADING, at(52, "loaded once more: sums differ")));
        task = step(task, 60, now -> now.to(PartitionState.VERIFYING, at(60, "all are loaded")));
        return step(
                task,
                61,
                now -> now.to(PartitionState.PUBLISHED, at(61, "7 rows"))
                        .withPublished(Published.proved(ROWS, null, List.of())));
    }

    private MigrationReport report() {
        return report(job);
    }

    private MigrationReport report(Job of) {
        Forecasts forecasts = new Forecasts(recorder, true, false, 0);
        return new Reporting(recorder, forecasts, InstantSource.fixed(NOW.plusSeconds(100)))
                .report(of, ProgressListener.SILENT);
    }

    @Test
    void namesWhatTheJobIsBoundTo() {
        assertThat(report().about().between()).isEqualTo(new Between("", "", "", "", ""));

        ClusterIdentity old = new ClusterIdentity("7", List.of(), List.of("old-fe:9030"));
        Binding bound = new Binding(
                new Binding.Side(old, "db", "oss://old/m"),
                new Binding.Side(ClusterIdentity.at(List.of("new-fe"), 9030), "db2", "s3://new/m"),
                "d > '2024-01-01'",
                Map.of(),
                "here");
        Between between = report(job.bound(bound)).about().between();

        assertThat(between)
                .isEqualTo(new Between(
                        "old-fe:9030 (cluster id 7)", "new-fe:9030", "oss://old/m", "s3://new/m", "d > '2024-01-01'"));
        assertThat(Between.joined(List.of(between, between, report().about().between())))
                .isEqualTo(between);
    }

    @Test
    void tellsTheTimesOfAllStagesAndWhatWasDoneAgain() {
        PartitionTask done = published(planned("p1"), 1);
        Load load = recorder.record(Load.recorded(done.id(), "l1", 1, 1, List.of("f1"), at(46, "1 file")));
        Load sent = load.to(LoadState.SUBMITTED, at(46, "submitted"));
        assertThat(recorder.advance(sent)).isTrue();
        assertThat(recorder.advance(sent.to(LoadState.CANCELLED, at(48, "cancelled by StarRocks: too many versions"))))
                .isTrue();

        MigrationReport report = report();

        assertThat(report.complete()).isTrue();
        assertThat(report.stages())
                .extracting(StageTime::stage, StageTime::together)
                .containsExactly(
                        tuple(Stage.EXPORT, Duration.ofSeconds(30)),
                        tuple(Stage.RELAY, Duration.ofSeconds(5)),
                        tuple(Stage.LOAD, Duration.ofSeconds(13)),
                        tuple(Stage.VERIFY, Duration.ofSeconds(3)));
        assertThat(report.detours())
                .extracting(Detour::kind, Detour::reason)
                .containsExactly(
                        tuple(Kind.EXPORTED_AGAIN, "the source does not know it"),
                        tuple(Kind.LOADED_AGAIN, "cancelled by StarRocks: too many versions"),
                        tuple(Kind.STAGED_AGAIN, "loaded once more: sums differ"));
    }

    @Test
    void tellsWhatItTookBesideWhatWasForetoldOfWhatWasExported() throws IOException {
        published(planned("p1"), 1);
        published(planned("orders", "p1", 2), 2);
        recorder.plan(List.of(planned("p2")));

        Taken taken = report().taken();

        // Both generations went through the same seconds; p2 is on nobody's bill yet.
        assertThat(taken.time()).contains(Duration.ofSeconds(51));
        assertThat(taken.files()).isEqualTo(6);
        assertThat(taken.wireBytes()).hasValue(3_000);
        assertThat(taken.foretold().planned().partitions()).isEqualTo(2);
        assertThat(taken.foretold().planned().csv())
                .isEqualTo(2 * planned("p1").estimate().bytes());
        Cost egress = taken.foretold().costs().get(0);
        assertThat(taken.dollars(egress)).hasValueCloseTo(3_000.0 / (1 << 30) * 0.09, Percentage.withPercentage(1));
        assertThat(taken.dollars(new Cost("SQS", 1))).isEmpty();
        Assumptions free = Assumptions.standard().with(new StringReader("price.egress.gigabyte=0"));
        assertThat(taken.assuming(free).foretold().costs()).contains(new Cost("egress", 0));
    }

    @Test
    void tellsTheLastCutover() {
        assertThat(report().switched()).isEmpty();
        CutoverProgress begun =
                CutoverProgress.begun(NOW, Duration.ofSeconds(9)).told("w-1", List.of("found no write"));
        Job held = recorder.job("shop").orElseThrow();
        assertThat(recorder.advance(held.cutover(begun))).isTrue();

        MigrationReport report = new Reporting(
                        recorder, new Forecasts(recorder, true, false, 0), InstantSource.fixed(NOW))
                .report(recorder.job("shop").orElseThrow(), ProgressListener.SILENT);

        assertThat(report.switched()).containsExactly(new Switched("db", begun));
    }

    @Test
    void tellsOfTheLatestGenerationWhatShowsAndOfAllWhatWasMoved() {
        published(planned("p1"), 1);
        published(planned("orders", "p1", 2), 2);

        MigrationReport report = report();

        assertThat(report.totals().tables())
                .singleElement()
                .satisfies(table -> assertThat(table.bytes()).isEqualTo(2_000));
        assertThat(report.tables().get("orders")).satisfies(detail -> {
            assertThat(detail.moved()).isEqualTo(3_000);
            assertThat(detail.generations()).isEqualTo(2);
            assertThat(detail.proofs()).isEqualTo(Map.of("FINGERPRINT", 1));
            assertThat(detail.recipes()).containsExactly("xx/2");
        });
        assertThat(report.stages().get(0).partitions()).isEqualTo(2);
    }

    @Test
    void tellsWhyWhatWasRetriedHadFailed() {
        recorder.plan(List.of(planned("p1")));
        PartitionTask failed = step(
                planned("p1"),
                5,
                now -> now.to(PartitionState.FAILED, at(5, "no column of this type can be exported")));
        step(failed, 9, now -> now.to(PartitionState.PLANNED, at(9, "retry")));

        assertThat(report().complete()).isFalse();
        assertThat(report().detours()).singleElement().satisfies(detour -> {
            assertThat(detour.kind()).isEqualTo(Kind.RETRIED);
            assertThat(detour.reason()).isEqualTo("FAILED: no column of this type can be exported");
        });
    }

    @Test
    void tellsWhatAnOperatorHadMovedOnceMore() {
        PartitionTask first = published(planned("p1"), 1);
        Retry retry = new Retry(
                recorder,
                new Announcements(
                        new InMemoryTaskQueue(InstantSource.fixed(NOW), Duration.ZERO),
                        StorageUri.parse("s3://bucket/m")),
                new WorkerIdentity("operator", InstantSource.fixed(NOW.plusSeconds(70))));
        var unused = retry.retry("shop", new RetryRequest(TaskSelection.ALL, Which.PUBLISHED));
        PartitionTaskId other = new PartitionTaskId(planned("p2").id().partition(), 2);
        recorder.plan(List.of(PartitionTask.planned(
                other, "", new Estimate(1, 1), "t1", at(1, "generation 1 is moved once more by command"))));

        assertThat(report().detours())
                .filteredOn(detour -> detour.kind() == Kind.RETRIED)
                .singleElement()
                .satisfies(detour -> {
                    assertThat(detour.subject()).isEqualTo(first.id().partition() + " generation 2");
                    assertThat(detour.at()).isEqualTo(NOW.plusSeconds(70));
                    assertThat(detour.reason()).isEqualTo("generation 1 is moved once more by command");
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatCannotBeReadOfOnePartitionIsSaidAndTheOthersAreTold(boolean history) {
        PartitionTask damaged = published(planned("p1"), 1);
        PartitionTask whole = published(planned("p2"), 1);
        if (history) {
            recorder.damaged().history(damaged.id());
        } else {
            var unused = recorder.record(Load.recorded(damaged.id(), "lost", 1, 1, List.of("f1"), at(46, "1 file")));
            recorder.damaged().load(damaged.id(), "lost");
        }

        MigrationReport report = report();

        assertThat(report.detours())
                .filteredOn(detour -> detour.kind() == Kind.NOT_TOLD)
                .singleElement()
                .satisfies(detour -> {
                    assertThat(detour.subject()).isEqualTo(damaged.id().toString());
                    assertThat(detour.reason()).contains("how it came to be PUBLISHED: ", "it was damaged");
                });
        assertThat(report.detours())
                .filteredOn(detour -> detour.subject().equals(whole.id().toString()))
                .isNotEmpty();
        assertThat(report.stages())
                .allSatisfy(stage -> assertThat(stage.partitions()).isEqualTo(1));
    }
}
