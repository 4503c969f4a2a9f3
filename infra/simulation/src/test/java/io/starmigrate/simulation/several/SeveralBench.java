package io.starmigrate.simulation.several;

import io.starmigrate.core.comparison.Advice;
import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.api.JobReport;
import io.starmigrate.worker.api.JobReport.Failure;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.Migrator;
import io.starmigrate.worker.api.OperationReport;
import io.starmigrate.worker.api.OperationReport.Finding;
import io.starmigrate.worker.api.OperationReport.What;
import io.starmigrate.worker.api.Operations;
import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.api.RepairReport;
import io.starmigrate.worker.api.RepairReport.Redone;
import io.starmigrate.worker.api.RestoreReport;
import io.starmigrate.worker.api.TableReport;
import io.starmigrate.worker.api.Verification;
import io.starmigrate.worker.several.DatabaseJob;
import io.starmigrate.worker.several.SeveralMigrator;
import io.starmigrate.worker.several.SeveralMigrator.Means;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Several databases, each with a job that says what it is asked, and has one table and one failure. */
abstract class SeveralBench {
    static final ProgressListener SILENT = ProgressListener.SILENT;

    final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<Record> asked = new CopyOnWriteArrayList<>();
    List<String> atSource = List.of("sys", "shop", "hr");
    String failing = "";

    final Migrator migrator(String source) {
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
                new Means(
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

    final void planned(String name, String source) {
        recorder.open(Job.opened(name, JobId.random(new Random(1)), source, source, List.of(), Instant.EPOCH));
    }
}
