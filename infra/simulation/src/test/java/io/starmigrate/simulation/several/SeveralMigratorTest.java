package io.starmigrate.simulation.several;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.comparison.Advice;
import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.starrocks.sql.Separators;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.api.CutoverRequest;
import io.starmigrate.worker.api.CutoverRequest.Kind;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.api.Operations;
import io.starmigrate.worker.api.Progress;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RepairReport;
import io.starmigrate.worker.api.RepairReport.Redone;
import io.starmigrate.worker.api.RepairRequest;
import io.starmigrate.worker.api.RestoreReport;
import io.starmigrate.worker.api.RestoreRequest;
import io.starmigrate.worker.api.RestoreRequest.Bare;
import io.starmigrate.worker.api.RetryRequest;
import io.starmigrate.worker.api.TableReport;
import io.starmigrate.worker.api.TaskSelection;
import io.starmigrate.worker.api.Verification;
import io.starmigrate.worker.several.DatabaseJob;
import io.starmigrate.worker.several.SeveralMigrator;
import io.starmigrate.worker.several.SeveralMigrator.World;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is asked of several databases is asked of each one's job, and told as one. */
class SeveralMigratorTest {
    private static final ProgressListener SILENT = ProgressListener.SILENT;

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<Record> asked = new CopyOnWriteArrayList<>();
    private List<String> atSource = List.of("sys", "shop", "hr");
    private String failing = "";

    private Migrator migrator(String source) {
        MigrationConfig config = ConfigLoader.parse(".env", """
                        JOB_NAME=nightly
                        SOURCE_HOST=a
                        SOURCE_USER=u
                        TARGET_HOST=b
                        TARGET_USER=u
                        AWS_REGION=us-east-2
                        STORAGES=s3://bucket/f
                        SOURCE_DB_NAME=%s
                        """.formatted(source), Map.of(), EnumSet.allOf(Need.class))
                .config();
        return new SeveralMigrator(
                config,
                new World(
                        () -> recorder,
                        () -> atSource,
                        this::job,
                        InstantSource.system(),
                        new SeveralMigrator.Telling() {
                            @Override
                            public <T> T of(Supplier<T> work) {
                                return work.get();
                            }
                        },
                        () -> calls.add("closed")));
    }

    /** Says what it is asked, and has one table and one failure. */
    private DatabaseJob job(MigrationConfig config) {
        return (DatabaseJob) Proxy.newProxyInstance(
                DatabaseJob.class.getClassLoader(), new Class<?>[] {DatabaseJob.class}, (proxy, method, arguments) -> {
                    String call = method.getName() + (arguments == null ? "" : " " + arguments[0]);
                    if (!method.getDeclaringClass().equals(Object.class)) {
                        calls.add(call);
                    }
                    if (arguments != null && arguments.length > 1 && arguments[1] instanceof Record request) {
                        asked.add(request);
                    }
                    if (call.equals(failing)) {
                        throw new MigrationException(Fault.WRONG_INPUT, "no such table", null);
                    }
                    if (method.getName().equals("cutover")) {
                        ((ProgressListener) arguments[1]).noted("Planned 1 partition");
                    }
                    if (method.getReturnType().equals(JobReport.class)) {
                        return detailed(method.getName(), report(config, String.valueOf(arguments[0])));
                    }
                    if (method.getReturnType().equals(Operations.class)) {
                        return operations();
                    }
                    return switch (method.getName()) {
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> proxy == arguments[0];
                        default -> null;
                    };
                });
    }

    private static JobReport report(MigrationConfig config, String job) {
        Verification verified = new Verification(1L, 1L, true);
        TableReport table = new TableReport(
                "orders", Map.of("PUBLISHED", 1), 1, 10 + config.limits().concurrency(), verified);
        Failure failure = new Failure(job, "odd", Advice.leavingOut("migrate plan --job " + job, "orders"));
        return new JobReport(job, true, List.of(table), Map.of(), List.of(failure));
    }

    private static JobReport detailed(String method, JobReport report) {
        return switch (method) {
            case "repair" ->
                report.with(new RepairReport(
                        2, 1, List.of(new Redone(new PartitionId("j", "d", "orders", "p1"), "they differ"))));
            case "restore" ->
                report.with(
                        new RestoreReport("s3://bucket/x/", List.of("TABLE orders was made"), List.of("orders/p1")));
            default -> report;
        };
    }

    private Operations operations() {
        return (Operations) Proxy.newProxyInstance(
                Operations.class.getClassLoader(), new Class<?>[] {Operations.class}, (proxy, method, arguments) -> {
                    String call = method.getName() + " " + arguments[0] + " " + arguments[1];
                    calls.add(call);
                    return new OperationReport(
                            String.valueOf(arguments[0]), List.of(new Finding(What.RETRIED, call, "")), "1 done");
                });
    }

    private void planned(String name, String source) {
        recorder.open(Job.opened(name, JobId.random(new Random(1)), source, source, List.of(), Instant.EPOCH));
    }

    @Test
    void whatIsNotedOfOneDatabaseInACutoverOfAllHasItsName() {
        planned("nightly-shop", "shop");
        planned("nightly-hr", "hr");
        List<String> heard = new ArrayList<>();

        assertThatThrownBy(() -> migrator("shop,hr")
                        .cutover("nightly", new CutoverRequest(Kind.ABANDON, checks -> true), noted(heard)))
                .as("the jobs of this test have no cutover")
                .isInstanceOf(NullPointerException.class);

        assertThat(heard).containsExactly("shop: Planned 1 partition", "hr: Planned 1 partition");
    }

    private static ProgressListener noted(List<String> heard) {
        return new ProgressListener() {
            @Override
            public void progressed(Progress progress) {
                // Only what is noted is asked for.
            }

            @Override
            public void noted(String message) {
                heard.add(message);
            }
        };
    }

    @Test
    void asksEachDatabasesJobAndNamesTablesWithTheirDatabase() {
        JobReport report = migrator("shop,hr").plan("nightly", SILENT);

        assertThat(calls).containsExactly("plan nightly-shop", "close", "plan nightly-hr", "close");
        assertThat(report.job()).isEqualTo("nightly");
        assertThat(report.complete()).isTrue();
        assertThat(report.tables()).extracting(TableReport::table).containsExactly("shop.orders", "hr.orders");
        assertThat(report.failures())
                .extracting(Failure::retry)
                .contains("migrate plan --job nightly-shop: TABLE_NAMES=...,!shop.orders");
    }

    @Test
    void looksAtAllOfThemBeforeAnythingMoves() {
        failing = "look nightly-hr";

        assertThatThrownBy(() -> migrator("shop,hr").sync("nightly", SILENT))
                .isInstanceOf(MigrationException.class)
                .hasMessage("Database hr: no such table");
        assertThat(calls).noneMatch(call -> call.startsWith("sync"));
    }

    @Test
    void aJobOfOneDatabaseIsAsIfThereWereNoOther() {
        JobReport first = migrator("shop,hr").sync("nightly-hr", SILENT);
        planned("weekly-shop", "shop");
        JobReport other = migrator("shop,hr").sync("weekly-shop", SILENT);

        assertThat(first.tables()).extracting(TableReport::table).containsExactly("orders");
        assertThat(other.job()).isEqualTo("weekly-shop");
        assertThat(calls).containsExactly("sync nightly-hr", "close", "sync weekly-shop", "close");
    }

    @Test
    void aJobThatIsAboutSomethingElseIsRefused() {
        planned("nightly", "shop");
        planned("other", "bank");

        for (String job : List.of("nightly", "other")) {
            assertThatThrownBy(() -> migrator("shop,hr").sync(job, SILENT))
                    .hasMessageContaining("Job \"" + job + "\" is bound to the database");
        }
        assertThat(calls).isEmpty();
    }

    @Test
    void aPatternStandsForWhatTheSourceHasAndWhatIsRecorded() {
        planned("nightly-gone", "gone");
        Migrator migrator = migrator("*,!test_*");

        assertThat(migrator.plan("nightly", SILENT).tables())
                .extracting(TableReport::table)
                .containsExactly("gone.orders", "hr.orders", "shop.orders");
        atSource = List.of("only", "asked", "by", "what", "plans");
        assertThat(migrator.status("nightly").tables())
                .extracting(TableReport::table)
                .containsExactly("gone.orders");
        assertThatThrownBy(() -> migrator.status("monthly")).hasMessageContaining("plan it first");
        assertThatThrownBy(() -> migrator("x*").plan("monthly", SILENT))
                .hasMessageContaining("Cannot find [x*] in the source");
    }

    @Test
    void tablesOfOptionsHaveTheirDatabase() {
        Operations operations = migrator("shop,hr").operations();

        assertThatThrownBy(() -> operations.retry("nightly", retry("orders")))
                .hasMessageContaining("write --table shop.orders, or *.orders for all of them");
        assertThatThrownBy(() -> operations.retry("nightly", retry("bank.orders")))
                .hasMessageContaining("Cannot find database \"bank\"");
        calls.clear();
        OperationReport one = operations.retry("nightly", retry("hr.`a.b`"));
        OperationReport all = operations.retry("nightly", retry("*.orders"));
        OperationReport alone = operations.retry("nightly-hr", retry("orders"));

        assertThat(calls.stream()
                        .filter(call -> call.startsWith("retry"))
                        .map(call -> call.replaceAll("RetryRequest.*table=([^,]*).*", "$1")))
                .containsExactly(
                        "retry nightly-hr `a.b`",
                        "retry nightly-shop orders",
                        "retry nightly-hr orders",
                        "retry nightly-hr orders");
        assertThat(one.summary()).isEqualTo("hr: 1 done");
        assertThat(all.summary()).isEqualTo("shop: 1 done; hr: 1 done");
        assertThat(alone.summary()).isEqualTo("1 done");
    }

    private static RetryRequest retry(String table) {
        return RetryRequest.stopped(new TaskSelection(table, null, null));
    }

    @Test
    void whatIsRemovedAlreadyKeepsNobodyFromRemovingTheRest() {
        planned("nightly-hr", "hr");

        OperationReport rest = migrator("shop,hr").operations().clean("nightly", Operations.Scope.TARGET);

        assertThat(rest.summary()).isEqualTo("hr: 1 done");
        assertThat(calls).contains("clean nightly-hr TARGET").noneMatch(call -> call.contains("nightly-shop"));
    }

    private static RepairRequest repairing(@Nullable String table) {
        return new RepairRequest(new TaskSelection(table, null, null), Overwriting.REFUSED);
    }

    @Test
    void aRepairAsksEachAndTablesItNamesHaveTheirDatabase() {
        JobReport report = migrator("shop,hr").repair("nightly", repairing(null), SILENT);

        assertThat(calls.stream().filter(call -> !call.equals("close")))
                .as("none is repaired before all were looked at")
                .containsExactly(
                        "lookAtRepair nightly-shop",
                        "lookAtRepair nightly-hr",
                        "repair nightly-shop",
                        "repair nightly-hr");
        RepairReport repaired = report.repaired().orElseThrow();
        assertThat(repaired.compared()).isEqualTo(4);
        assertThat(repaired.equal()).isEqualTo(2);
        assertThat(repaired.redone()).extracting(Redone::table).containsExactly("shop.orders", "hr.orders");
        assertThat(report.complete()).isTrue();
    }

    @Test
    void aRepairOfATableAsksItsDatabaseAlone() {
        JobReport one = migrator("shop,hr").repair("nightly", repairing("hr.orders"), SILENT);

        assertThat(asked).containsExactly(repairing("orders"));
        assertThat(calls).noneMatch(call -> call.contains("nightly-shop"));
        assertThat(one.tables()).extracting(TableReport::table).containsExactly("hr.orders");
        failing = "repair nightly-shop";
        assertThat(migrator("shop,hr")
                        .repair("nightly", repairing("*.orders"), SILENT)
                        .complete())
                .as("what one does not have is another's")
                .isTrue();
        assertThatThrownBy(() -> migrator("shop,hr").repair("nightly", repairing(null), SILENT))
                .hasMessage("Database shop: no such table");
        assertThatThrownBy(() -> migrator("shop,hr").repair("nightly", repairing("orders"), SILENT))
                .hasMessageContaining("write --table shop.orders, or *.orders for all of them");
    }

    private static RestoreRequest from(@Nullable Bare bare) {
        return new RestoreRequest(StorageUri.parse("s3://bucket/x/"), bare, Overwriting.REFUSED);
    }

    @Test
    void fromABackupEachDatabaseTakesItsOwnOnceAllHaveFoundTheirs() {
        JobReport report = migrator("shop,hr").restore("restored", from(null), SILENT);

        assertThat(calls.stream().filter(call -> !call.equals("close")))
                .containsExactly(
                        "look restored-shop", "look restored-hr", "restore restored-shop", "restore restored-hr");
        assertThat(asked)
                .containsExactly(
                        from(null).of("shop"),
                        from(null).of("hr"),
                        from(null).of("shop"),
                        from(null).of("hr"));
        RestoreReport restored = report.restored().orElseThrow();
        assertThat(restored.steps()).containsExactly("shop: TABLE orders was made", "hr: TABLE orders was made");
        assertThat(restored.unverified()).containsExactly("shop.orders/p1", "hr.orders/p1");

        calls.clear();
        failing = "look restored-hr";
        assertThatThrownBy(() -> migrator("shop,hr").restore("restored", from(null), SILENT))
                .hasMessage("Database hr: no such table");
        assertThat(calls).noneMatch(call -> call.startsWith("restore"));
    }

    @Test
    void filesThatNothingDescribesComeIntoTheDatabaseOfTheirTable() {
        Separators tabs = new Separators('\t', '\n');
        JobReport report = migrator("shop,hr").restore("restored", from(new Bare("hr.`a.b`", "p1", tabs)), SILENT);

        assertThat(asked).containsExactly(from(new Bare("a.b", "p1", tabs)));
        assertThat(calls).containsExactly("restore restored-hr", "close");
        assertThat(report.tables()).extracting(TableReport::table).containsExactly("hr.orders");
        for (String table : List.of("orders", "*.orders", "bank.orders")) {
            assertThatThrownBy(() -> migrator("shop,hr").restore("restored", from(new Bare(table, "", tabs)), SILENT))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining(table.replace("bank.orders", "\"bank\""));
        }
        assertThatThrownBy(() -> migrator("*").restore("restored", from(null), SILENT))
                .hasMessageContaining("name the databases");
    }

    @Test
    void whatIsToldToStopBeginsNoOther() {
        Migrator migrator = migrator("shop,hr");
        migrator.stop();

        assertThat(migrator.plan("nightly", SILENT).complete()).isFalse();
        assertThat(calls).isEmpty();
        migrator.close();
        assertThat(calls).containsExactly("closed");
    }

    @Test
    void theServiceWorksOnAllAtOnceAndDividesWhatItMayUse() {
        failing = "runWorker nightly-hr";

        assertThatThrownBy(() -> migrator("shop,hr").runWorker("nightly", SILENT))
                .as("told once the others have ended")
                .hasMessageContaining("no such table");
        assertThat(calls)
                .contains("runWorker nightly-shop", "runWorker nightly-hr")
                .doesNotContain("stop");

        failing = "";
        JobReport both = migrator("shop,hr").runWorker("nightly", SILENT);
        assertThat(both.tables()).extracting(TableReport::bytes).containsExactly(12L, 12L);
        assertThatThrownBy(() -> migrator("a,b,c,d,e").runWorker("nightly", SILENT))
                .hasMessageContaining("give 160MB");
    }
}
