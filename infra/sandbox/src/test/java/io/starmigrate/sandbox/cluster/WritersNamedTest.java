package io.starmigrate.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.cutover.Check;
import io.starmigrate.core.plan.CatalogTable;
import io.starmigrate.core.plan.PlannedPartition;
import io.starmigrate.core.starrocks.schema.ClusterProfile;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.standin.catalog.SelfWriter.Kind;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.worker.api.CutoverReport;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.cutover.Cutover;
import io.starmigrate.worker.cutover.JobWork;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What writes to a source by itself is named, as clusters list it, before a cutover and at the proof of its freeze. */
class WritersNamedTest {
    private static final Pattern STATEMENT = Pattern.compile("\\(((?:PAUSE|ALTER|DROP)[^()]*)\\)");

    @TempDir
    private Path directory;

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();

    @Test
    void eachIsNamedWithWhatStopsItAndKeepsTheFreezeFromBeingProvedUntilItIsStopped() throws Exception {
        try (ClusterPair pair = ClusterPair.start(directory, "3.3.14", "3.5.2")) {
            StandIn source = pair.source;
            source.writesByItself(Kind.ROUTINE_LOAD, "shop", "clicks", "orders");
            source.writesByItself(Kind.PIPE, "shop", "files", "orders");
            source.writesByItself(Kind.TASK, "shop", "nightly", "orders");
            source.writesByItself(Kind.PIPE, "stage", "inflow", "shop.orders");
            source.writesByItself(Kind.TASK, "stage", "sums", "shop.orders");
            source.writesByItself(Kind.TASK, "stage", "own", "sums");
            source.writesByItself(Kind.RESTORE, "shop", "of_may", "orders");
            source.beginTransaction("shop", "a-load", "COMMITTED", "BACKEND_STREAMING");

            CutoverReport ready = perform(pair.clusters, CutoverRequest.Kind.READINESS);

            assertThat(ready.isGo()).as(ready.toString()).isTrue();
            named(ready, "routine loads of the source", "clicks", "PAUSE ROUTINE LOAD FOR `shop`.`clicks`");
            named(ready, "pipes of the source", "files", "ALTER PIPE `shop`.`files` SUSPEND");
            named(ready, "pipes of other databases of the source", "inflow", "ALTER PIPE `stage`.`inflow` SUSPEND");
            named(ready, "tasks of the source", "nightly", "DROP TASK `nightly`", "DROP TASK `sums`");
            assertThat(ready.toString()).doesNotContain("`own`");
            named(ready, "task runs of the source", "nightly", "RUNNING");
            named(ready, "restores of the source", "none", "");
            named(ready, "restores that have ended", "restore of_may of shop", "retry --published");
            named(ready, "transactions of the source", "a-load", "COMMITTED");
            named(ready, "not told by the clusters", "none", "");

            CutoverReport writing = perform(pair.clusters, CutoverRequest.Kind.PERFORM);
            assertThat(writing.problems())
                    .singleElement()
                    .asString()
                    .contains(
                            "There is no freeze",
                            "clicks",
                            "files",
                            "inflow",
                            "nightly",
                            "sums",
                            "a-load",
                            "nothing was moved");

            source.execute(STATEMENT
                    .matcher(String.join(" ", writing.problems()))
                    .results()
                    .map(found -> group(found, 1))
                    .toList());
            source.endTransactions();
            CutoverReport stopped = perform(pair.clusters, CutoverRequest.Kind.PERFORM);
            assertThat(stopped.problems()).isEmpty();
        }
    }

    @Test
    void whatAVersionDoesNotListIsOneNoteAndNoRefusal() throws Exception {
        try (ClusterPair pair = ClusterPair.start(directory, "2.5.22", "3.5.2")) {
            CutoverReport ready = perform(pair.clusters, CutoverRequest.Kind.READINESS);

            assertThat(ready.isGo()).isTrue();
            named(ready, "not told by the clusters", "SHOW PIPES FROM `shop`", "sys.grants_to_users");
            assertThat(ready.checks())
                    .filteredOn(check -> check.subject().equals("not told by the clusters"))
                    .flatMap(check -> check.found().lines().toList())
                    .hasSizeGreaterThan(2)
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(250));
        }
    }

    @Test
    void whoReadsByARoleIsNamedWithTheRoleAndWhatTheTargetLacksForIt() throws Exception {
        try (ClusterPair pair = ClusterPair.start(directory, "3.2.11", "3.5.2")) {
            StandIn source = pair.source;
            source.execute(List.of(
                    "CREATE TABLE shop.orders (k int) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1",
                    "CREATE ROLE analyst, chief",
                    "CREATE USER 'ann'@'%' IDENTIFIED BY 'secret-of-ann'",
                    "GRANT SELECT ON TABLE shop.orders TO ROLE analyst",
                    "GRANT analyst TO ROLE chief",
                    "GRANT 'chief' TO USER 'ann'@'%'"));
            pair.target.execute(List.of("CREATE ROLE analyst"));

            CutoverReport ready = perform(pair.clusters, CutoverRequest.Kind.READINESS);

            named(
                    ready,
                    "grants the target lacks",
                    "CREATE ROLE `chief`",
                    "CREATE USER 'ann'@'%'",
                    "GRANT \"analyst\" TO ROLE \"chief\"",
                    "GRANT \"chief\" TO USER 'ann'@'%'",
                    "SET DEFAULT ROLE ALL TO 'ann'@'%'");
            named(ready, "not told by the clusters", "none", "");
            assertThat(ready.toString()).doesNotContain("CREATE ROLE `analyst`", "secret-of-ann");
        }
    }

    private static String group(MatchResult found, int number) {
        return found.group(number);
    }

    private static void named(CutoverReport report, String subject, String... words) {
        assertThat(report.checks())
                .filteredOn(check -> check.subject().equals(subject))
                .singleElement()
                .extracting(Check::found)
                .asString()
                .contains(words);
    }

    private CutoverReport perform(ClusterConnections clusters, CutoverRequest.Kind kind) {
        return perform(recorder, clusters, List.of(), time -> {}, kind);
    }

    /** A cutover of a job over these tables that has nothing to move. */
    static CutoverReport perform(
            TaskRecorder recorder,
            ClusterConnections clusters,
            List<String> tables,
            Consumer<Duration> pause,
            CutoverRequest.Kind kind) {
        Job job = recorder.open(Job.opened("job", new JobId("aaaaaaaaaa"), "shop", "shop", tables, Instant.EPOCH));
        assertThat(recorder.advance(job.planned(new Job.Plan(0, 0, 0)))).isTrue();
        AtomicReference<Duration> waited = new AtomicReference<>(Duration.ZERO);
        return new Cutover(
                        new NothingToMove(),
                        recorder,
                        clusters::source,
                        clusters::target,
                        clusters::switchover,
                        new WorkerIdentity("cutover", () -> Instant.now().plus(waited.get())),
                        time -> {
                            pause.accept(time);
                            waited.updateAndGet(time::plus);
                        })
                .perform("job", new CutoverRequest(kind, checks -> true), ProgressListener.SILENT);
    }

    /** A job that has moved everything. */
    private static final class NothingToMove implements JobWork {
        private static final JobReport DONE = new JobReport("job", true, List.of(), Map.of(), List.of());
        private static final OperationReport NONE = new OperationReport("job", List.of(), "");

        @Override
        public JobReport plan(String job, ProgressListener progress) {
            return DONE;
        }

        @Override
        public List<PlannedPartition> leftOut(List<String> tables, Function<List<String>, List<CatalogTable>> read) {
            return List.of();
        }

        @Override
        public JobReport lastRound(String job, ProgressListener progress) {
            return DONE;
        }

        @Override
        public SchemaReport schema(SchemaRequest request, ProgressListener progress) {
            ClusterProfile profile = new ClusterProfile(Capabilities.of("3.5.2"), RunMode.SHARED_DATA);
            return new SchemaReport(request, profile, profile, List.of());
        }

        @Override
        public OperationReport reconcile(String job) {
            return NONE;
        }

        @Override
        public OperationReport deadLetters(String job) {
            return NONE;
        }
    }
}
