package io.starmigrate.cli;

import io.starmigrate.core.check.CheckLine;
import io.starmigrate.core.forecast.Assumptions;
import io.starmigrate.core.forecast.Forecast;
import io.starmigrate.core.forecast.PlannedBytes;
import io.starmigrate.core.plan.TablePlan;
import io.starmigrate.core.starrocks.file.FileFormat.Kind;
import io.starmigrate.core.starrocks.schema.ClusterProfile;
import io.starmigrate.core.starrocks.schema.Note;
import io.starmigrate.core.starrocks.schema.SchemaDifference;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.statement.Publication;
import io.starmigrate.core.starrocks.statement.StagingChoice;
import io.starmigrate.core.starrocks.transfer.TransferPlan;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import io.starmigrate.core.task.CutoverProgress;
import io.starmigrate.core.task.CutoverState;
import io.starmigrate.core.task.FinishedRound;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.worker.api.CheckReport;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.MigrationReport;
import io.starmigrate.worker.api.MigrationReport.About;
import io.starmigrate.worker.api.MigrationReport.Between;
import io.starmigrate.worker.api.MigrationReport.Detour;
import io.starmigrate.worker.api.MigrationReport.StageTime;
import io.starmigrate.worker.api.MigrationReport.Switched;
import io.starmigrate.worker.api.MigrationReport.TableDetail;
import io.starmigrate.worker.api.PlanReport;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.api.Stage;
import io.starmigrate.worker.api.TableReport;
import io.starmigrate.worker.api.Taken;
import io.starmigrate.worker.api.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reports to test with. */
final class Reports {
    private Reports() {}

    static JobReport done() {
        return new JobReport(
                "shop",
                true,
                List.of(
                        new TableReport(
                                "orders",
                                Map.of("PUBLISHED", 12),
                                40,
                                1_610_612_736L,
                                new Verification(1_500_000L, 1_500_000L, true)),
                        new TableReport("users", Map.of("PUBLISHED", 1), 1, 900, new Verification(10L, 10L, true))),
                Map.of(Stage.LOAD, Duration.ofMillis(1500), Stage.EXPORT, Duration.ofSeconds(75)),
                List.of());
    }

    /** The same, but that some values of one table were not compared in full. */
    static JobReport partly() {
        JobReport done = done();
        TableReport users = new TableReport(
                "users", Map.of("PUBLISHED", 1), 1, 900, new Verification(10L, 10L, false, List.of("b", "h")));
        return new JobReport("shop", true, List.of(done.tables().get(0), users), Map.of(), List.of());
    }

    /** What such a job came to, with whatever a report may have. */
    static MigrationReport signed(JobReport totals) {
        Instant begin = Instant.parse("2026-11-27T08:00:00Z");
        return new MigrationReport(
                new About(
                        "shop",
                        "shop_new",
                        begin,
                        begin.plusSeconds(90_000),
                        new Between("old-fe:9030 (cluster id 7)", "new-fe:9030", "oss://old/m", "s3://new/m", "")),
                totals,
                Map.of(
                        "orders",
                        new TableDetail(
                                2L << 30,
                                14,
                                3L << 30,
                                Map.of("FINGERPRINT", 12, "PARTLY", 2, "LOADED_ROWS", 1),
                                List.of("xx_hash3_64/2"))),
                List.of(new StageTime(
                        Stage.EXPORT,
                        14,
                        begin,
                        begin.plusSeconds(600),
                        Duration.ofMinutes(42),
                        Duration.ofMinutes(9),
                        "shop/shop.orders/p202510 generation 1")),
                List.of(
                        new FinishedRound(2, 13, 2L << 30, 600_000, Map.of()),
                        new FinishedRound(3, 1, 2L << 10, 6_000, Map.of())),
                List.of(new Detour(
                        "shop/shop.orders/p202510 generation 1",
                        begin.plusSeconds(60),
                        MigrationReport.Kind.LOADED_AGAIN,
                        "cancelled by StarRocks: <too many> \"versions\" & more")),
                new Taken(
                        Forecast.of(new PlannedBytes(14, 1L << 30, 0, true, false), Assumptions.standard()),
                        42,
                        3L << 30,
                        Duration.ofMinutes(11)),
                List.of(new Switched(
                        "shop",
                        CutoverProgress.begun(begin, Duration.ofSeconds(40))
                                .frozen(begin.plusSeconds(5), begin, Map.of())
                                .to(CutoverState.MOVED, begin.plusSeconds(30))
                                .to(CutoverState.PROVED, begin.plusSeconds(50))
                                .told("host-7", List.of("Two looks found no write", "Everything is proved")))));
    }

    static JobReport failed() {
        return new JobReport(
                "shop",
                false,
                List.of(new TableReport(
                        "orders",
                        Map.of("FAILED", 1, "PUBLISHED", 11),
                        40,
                        1024,
                        new Verification(1_500_000L, null, false))),
                Map.of(),
                List.of(new JobReport.Failure(
                        "orders/p202510", "the load was cancelled: too many versions", "migrate retry --job shop")));
    }

    static JobReport planned() {
        TablePlan orders = new TablePlan(
                new TableName("shop", "orders"),
                12,
                new TablePlan.Way(Kind.CSV, List.of("CSV by EXPORT carries every column")),
                new StagingChoice(
                        StagingChoice.Place.NAMED_TEMPORARY_PARTITION, Publication.REPLACE_PARTITION, "it has bounds"),
                new TablePlan.Assessment(List.of(), List.of("a scan proves the separators")));
        TablePlan odd = new TablePlan(
                new TableName("shop", "odd"),
                1,
                new TablePlan.Way(null, List.of("not by CSV: column q: it cannot be written")),
                null,
                new TablePlan.Assessment(
                        List.of(new TransferPlan.Obstacle("q", "not by CSV: it cannot be written")), List.of()));
        PlanReport plan = new PlanReport(
                new PlanReport.Cluster("3.3.14", List.of()),
                new PlanReport.Cluster("3.5.2", List.of("a known defect")),
                List.of(orders, odd),
                List.of("where rows are staged"),
                List.of(new PlanReport.Overwrite(
                        new PartitionTaskId(new PartitionId("shop", "shop", "orders", "p1"), 1),
                        "holds 5 rows",
                        false)),
                List.of());
        return new JobReport("shop", true, List.of(), Map.of(), List.of()).with(plan);
    }

    static JobReport underWay() {
        return new JobReport(
                "shop",
                false,
                List.of(new TableReport("orders", Map.of("LOADING", 1), 4, 1024, new Verification(null, null, false))),
                Map.of(),
                List.of());
    }

    /** One of each verdict; a job of the name {@code sound} has nothing wrong. */
    static CheckReport check(String job) {
        CheckLine sound = CheckLine.ok("source cluster", "StarRocks 3.3.22 shared-data");
        return job.equals("sound")
                ? new CheckReport(job, List.of(sound))
                : new CheckReport(
                        job,
                        List.of(
                                CheckLine.failed("target storage", "there is no bucket files", "correct STORAGES"),
                                sound,
                                CheckLine.warning("queue", "2 messages are dead letters", "migrate redrive")));
    }

    /** One table to be made with a property less, one that is another at the target. */
    static SchemaReport schema(SchemaRequest request) {
        ClusterProfile source = new ClusterProfile(Capabilities.of("3.1.5"), RunMode.SHARED_DATA);
        ClusterProfile target = new ClusterProfile(Capabilities.of("3.3.2"), RunMode.SHARED_NOTHING);
        Note note = new Note(Note.Action.DROPPED, "property storage_volume", "v1", "", "it is of the source");
        SchemaDifference difference = new SchemaDifference("column v type", "int(11)", "bigint(20)");
        return new SchemaReport(
                request,
                source,
                target,
                List.of(
                        new SchemaStep(
                                SchemaStep.Kind.TABLE,
                                "orders",
                                SchemaStep.Standing.TO_DO,
                                List.of(Sql.of("CREATE TABLE `shop`.`orders` (…)")),
                                new SchemaStep.Remarks(List.of(note), List.of(), List.of())),
                        new SchemaStep(
                                SchemaStep.Kind.TABLE,
                                "users",
                                SchemaStep.Standing.DIFFERS,
                                List.of(),
                                new SchemaStep.Remarks(List.of(), List.of(difference), List.of()))));
    }
}
