package io.starmigrate.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.plan.PartitionPlanner;
import io.starmigrate.core.plan.RecentChange;
import io.starmigrate.core.plan.TaskFilter;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Overwriting;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.sandbox.stack.StackTemplate;
import io.starmigrate.worker.api.StatusRequest;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.observe.JobObservation;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.plan.Purpose;
import io.starmigrate.worker.plan.RecordedPartitions;
import io.starmigrate.worker.plan.RoundPlanner;
import io.starmigrate.worker.plan.Terms;
import io.starmigrate.worker.starrocks.ReadTables;
import io.starmigrate.worker.status.JobWatch;
import io.starmigrate.worker.status.StatusLook;
import io.starmigrate.worker.status.StatusLook.Found;
import io.starmigrate.worker.status.StatusReader;
import io.starmigrate.worker.status.SummaryRecord;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What a job of many partitions and files takes of one process's memory, and of the recorder's requests: while it is
 * planned, moved, watched, and looked at.
 */
final class ScaleProcess {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    static final int OF_A_TABLE = 1000;

    /** SHOW PARTITIONS; its columns and its definition, which are asked for once. */
    private static final int STATEMENTS_OF_A_TABLE = 3;

    /** One of so many has changed when a later round is planned. */
    static final int FEW = 10_000;

    /** After so many partitions the heap is measured: what each leaves behind shows in the difference. */
    private static final int FIRST = 1000;

    private final int partitions;
    private final int filesEach;
    private final RequestCount requests = new RequestCount();
    private final ObjectNode result = MAPPER.createObjectNode();

    private ScaleProcess(int partitions, int filesEach) {
        this.partitions = partitions;
        this.filesEach = filesEach;
    }

    /** The last line is what {@link #measured} answers. */
    public static void main(String[] arguments) {
        System.out.println(measured(arguments));
    }

    /**
     * Does one thing with a job of so many partitions, and answers what it took.
     *
     * @param arguments what; how many partitions; how many files of each; where DynamoDB Local answers
     */
    static ObjectNode measured(String... arguments) {
        ScaleProcess process = new ScaleProcess(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        switch (arguments[0]) {
            case "plan" -> process.plan(new FakeTable(), 0);
            case "second" -> process.plan(process.published(), FEW);
            case "watch" -> process.watch(process.published());
            case "planned" -> process.watch(process.holding(FinishedJob.planned()));
            case "status" -> process.status();
            case "files" -> process.files();
            case "command" -> PlanCommand.run(process.empty(), Path.of(arguments[3]), process.result);
            case "command_second" -> PlanCommand.run(process.published(), Path.of(arguments[3]), process.result);
            default -> process.local(URI.create(arguments[3]));
        }
        return process.result;
    }

    private void plan(FakeTable table, int changed) {
        long before = table.asked();
        long begun = System.nanoTime();
        Object held = plan(table.recorder(), changed, result);
        result.put("seconds", Measures.seconds(begun))
                .put("heap_mb", Measures.heap(held))
                .put("requests", table.asked() - before);
    }

    /**
     * Plans a round; answers what is held until it is recorded.
     *
     * @param changed one of how many has changed; 0: nobody has read the catalog before
     */
    private Object plan(TaskRecorder recorder, int changed, ObjectNode told) {
        GeneratedCatalog catalog = new GeneratedCatalog(Math.max(1, partitions / OF_A_TABLE), OF_A_TABLE, changed);
        Asked asked = new Asked();
        RecordedPartitions recorded = RecordedPartitions.of(recorder, FinishedJob.NAME);
        ReadTables read = ReadTables.of(
                catalog.cluster(asked), GeneratedCatalog.DATABASE, catalog.names(), recorded::has, recorded::stands);
        PartitionPlanner.Plan plan = new PartitionPlanner(new RecentChange(LocalDateTime.parse("2026-06-01T00:00:00")))
                .plan(read.read(), TaskFilter.all());
        Job planned = new RoundPlanner(recorder, new WorkerIdentity("bench", Clock.systemUTC()), moved -> Set.of())
                .plan(
                        job(catalog.names()),
                        catalog.names(),
                        plan.partitions(),
                        new Terms(Overwriting.REFUSED, Purpose.LOAD),
                        recorded,
                        (task, size) -> {});
        long statements = asked.calls().getOrDefault("table", 0L) * STATEMENTS_OF_A_TABLE + 1;
        told.put("queries_per_100_partitions", Measures.rounded(statements * 100.0 / partitions));
        Job.Plan totals = Objects.requireNonNull(planned.plan());
        told.put("planned", totals.partitions()).put("unchanged", totals.unchanged());
        return List.of(read, plan, planned, recorded);
    }

    private static Job job(List<String> tables) {
        return Job.opened(FinishedJob.NAME, new JobId("benchbench"), "shop", "shop", tables, Instant.EPOCH);
    }

    private FakeTable empty() {
        FakeTable table = new FakeTable();
        table.grows(FinishedJob.planned());
        return table;
    }

    private FakeTable published() {
        return holding(FinishedJob.anyPublished());
    }

    private FakeTable holding(PartitionTask like) {
        FakeTable table = new FakeTable();
        table.recorder().open(job(List.of("orders")));
        table.holds(partitions, like);
        return table;
    }

    /** What a service holds of a job that is done, or planned: what its roles look at, and what its page shows. */
    private void watch(FakeTable table) {
        long begun = System.nanoTime();
        JobWatch watch = JobWatch.paced(table.recorder(), FinishedJob.NAME, Clock.systemUTC());
        JobObservation seen = observation();
        seen.look(watch.picture());
        result.put("seconds", Measures.seconds(begun)).put("heap_mb", Measures.heap(watch));
        result.put("queries", table.requests().getOrDefault("query", 0L));
        // As every two hours.
        seen.look(watch.everything());
        result.put("seen", watch.picture().tasks().size()).put("heap_mb_later", Measures.heap(List.of(watch, seen)));
    }

    private static JobObservation observation() {
        Instant now = Instant.now();
        return new JobObservation(
                new JobObservation.About(FinishedJob.NAME, "bench", "0", now),
                Clock.systemUTC(),
                new Outages(Clock.systemUTC()),
                Map.of(PacedSide.EXPORT, 5, PacedSide.LOAD, 4));
    }

    /** What {@code migrate status} takes: without a worker, and by what one has counted. */
    private void status() {
        FakeTable table = published();
        DynamoDbTaskRecorder recorder = table.recorder();
        Found exact = status("exact_", table, StatusRequest.EXACT);
        JobWatch watch = JobWatch.paced(recorder, FinishedJob.NAME, Clock.systemUTC());
        StatusReader.Picture now = watch.picture();
        long begun = System.nanoTime();
        int large = Math.min(SummaryRecord.LARGE, partitions - 1);
        new SummaryRecord(recorder, watch, new WorkerIdentity("bench", Clock.systemUTC()), large).looked(now);
        result.put("count_seconds", Measures.seconds(begun)).put("heap_mb", Measures.heap(List.of(watch, exact)));
        result.put("summary_bytes", recorder.summary(FinishedJob.NAME).counts().length());
        Found counted = status("status_", table, StatusRequest.AS_COUNTED);
        result.put("by_worker", counted.counted().worker())
                .put("same", counted.tables().equals(exact.tables()));
    }

    private Found status(String name, FakeTable table, StatusRequest request) {
        DynamoDbTaskRecorder recorder = table.recorder();
        long before = table.asked();
        long begun = System.nanoTime();
        Found found = new StatusLook(recorder, Clock.systemUTC())
                .at(recorder.job(FinishedJob.NAME).orElseThrow(), request);
        result.put(name + "seconds", Measures.seconds(begun)).put(name + "requests", table.asked() - before);
        result.put("tables", found.tables().size());
        return found;
    }

    /** What {@code migrate status} reads and counts. */
    private static void status(TaskRecorder recorder, ObjectNode told) {
        long begun = System.nanoTime();
        StatusReader.Picture now = new StatusReader(recorder).outline(FinishedJob.NAME);
        int tables = now.tables().size();
        told.put("status_seconds", Measures.seconds(begun))
                .put("tables", tables)
                .put("failures", now.failures().size());
        told.put("published", now.count(PartitionState.PUBLISHED));
    }

    private void files() {
        WindowTable table = new WindowTable(requests);
        DynamoDbTaskRecorder recorder = table.recorder();
        recorder.open(job(List.of("orders")));
        MovedFiles files = new MovedFiles(recorder, filesEach);
        long begun = System.nanoTime();
        long first = 0;
        for (int i = 0; i < partitions; i++) {
            files.move(new PartitionId(FinishedJob.NAME, "shop", "orders_" + i / OF_A_TABLE, "p" + i), i, false);
            table.forget();
            first = i == FIRST ? Measures.heap(files) : first;
        }
        result.put("seconds", Measures.seconds(begun))
                .put("heap_mb_after_" + FIRST, first)
                .put("heap_mb", Measures.heap(files));
        perFile();
    }

    private void perFile() {
        double files = (double) partitions * filesEach;
        result.put("files", (long) files);
        result.put("writes_per_file", Measures.rounded(requests.of("write FILE") / files));
        result.put("reads_per_file", Measures.rounded(requests.of("read FILE") / files));
        result.put("writes_per_file_with_all_else", Measures.rounded(requests.all("write ") / files));
        result.put(
                "reads_per_file_with_all_else",
                Measures.rounded((requests.all("read ") + requests.all("query")) / files));
    }

    /** The whole of it over a table that keeps everything. */
    private void local(URI endpoint) {
        try (DynamoDbClient client = client(endpoint)) {
            client.createTable(StackTemplate.load().table("TaskTable", "tasks"));
            DynamoDbTaskRecorder recorder = new DynamoDbTaskRecorder(client, "tasks");
            recorder.open(job(List.of()));
            long begun = System.nanoTime();
            Object held = plan(recorder, 0, result);
            result.put("plan_seconds", Measures.seconds(begun)).put("plan_heap_mb", Measures.heap(held));
            moved(recorder);
            status(recorder, result);
            begun = System.nanoTime();
            JobWatch watch = JobWatch.paced(recorder, FinishedJob.NAME, Clock.systemUTC());
            result.put("seen", watch.picture().tasks().size());
            result.put("watch_seconds", Measures.seconds(begun)).put("watch_heap_mb", Measures.heap(watch));
        }
    }

    /** Every partition that is planned. */
    private void moved(DynamoDbTaskRecorder recorder) {
        MovedFiles files = new MovedFiles(recorder, filesEach);
        long begun = System.nanoTime();
        for (int i = 0; i < partitions; i++) {
            String table = "orders_" + i / OF_A_TABLE;
            files.move(new PartitionId(FinishedJob.NAME, "shop", table, "p" + i), i, true);
        }
        result.put("files_seconds", Measures.seconds(begun)).put("files_heap_mb", Measures.heap(files));
        perFile();
    }

    private DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(StoreProcess.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(StoreProcess.KEY.id(), StoreProcess.KEY.secret())))
                .overrideConfiguration(client -> client.addExecutionInterceptor(new ExecutionInterceptor() {
                    @Override
                    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                        requests.count(context.request());
                    }
                }))
                .build();
    }
}
