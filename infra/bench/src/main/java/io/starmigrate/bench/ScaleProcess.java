package io.starmigrate.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.plan.PartitionPlanner;
import io.starmigrate.core.plan.RecentChange;
import io.starmigrate.core.plan.TaskFilter;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.worker.identity.WorkerIdentity;
import io.starmigrate.worker.plan.RoundPlanner;
import io.starmigrate.worker.starrocks.ReadTables;
import io.starmigrate.worker.status.JobWatch;
import java.lang.ref.Reference;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;

/** What a job of many partitions takes of one process's memory, while it is planned and while it is watched. */
final class ScaleProcess {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int OF_A_TABLE = 1000;
    private static final double NANOS = 1e9;
    private static final double HUNDRED = 100;

    /** SHOW PARTITIONS; its columns and its definition, which are asked for once. */
    private static final int STATEMENTS_OF_A_TABLE = 3;

    private final FakeTable table = new FakeTable();
    private final TaskRecorder recorder = table.recorder();
    private final int partitions;
    private final ObjectNode result = MAPPER.createObjectNode();

    private ScaleProcess(int partitions) {
        this.partitions = partitions;
    }

    /** Plans, or watches, a job of so many partitions; the last line is what it took. */
    public static void main(String[] arguments) {
        ScaleProcess process = new ScaleProcess(Integer.parseInt(arguments[1]));
        if (arguments[0].equals("plan")) {
            process.plan();
        } else {
            process.watch();
        }
        System.out.println(process.result);
    }

    private void plan() {
        GeneratedCatalog catalog = new GeneratedCatalog(Math.max(1, partitions / OF_A_TABLE), OF_A_TABLE);
        Asked asked = new Asked();
        long begun = System.nanoTime();
        ReadTables read =
                ReadTables.of(catalog.cluster(asked), GeneratedCatalog.DATABASE, catalog.names(), table -> false);
        PartitionPlanner.Plan plan = new PartitionPlanner(new RecentChange(LocalDateTime.parse("2026-06-01T00:00:00")))
                .plan(read.read(), TaskFilter.all());
        Job job = Job.opened(FinishedJob.NAME, new JobId("benchbench"), "shop", "shop", catalog.names(), Instant.EPOCH);
        Job planned = new RoundPlanner(recorder, new WorkerIdentity("bench", Clock.systemUTC()), moved -> Set.of())
                .plan(job, catalog.names(), plan.partitions());
        result.put("seconds", seconds(begun)).put("heap_mb", heap(List.of(read, plan, planned)));
        long statements = asked.calls().getOrDefault("table", 0L) * STATEMENTS_OF_A_TABLE + 1;
        result.put("queries_per_100_partitions", Math.round(statements * HUNDRED * HUNDRED / partitions) / HUNDRED);
        result.put("transactions", table.requests().getOrDefault("transactWriteItems", 0L));
    }

    private void watch() {
        recorder.open(Job.opened(
                FinishedJob.NAME, new JobId("benchbench"), "shop", "shop", List.of("orders"), Instant.EPOCH));
        table.holds(partitions, new FinishedJob(Instant.parse("2026-01-01T00:00:00Z")).published());
        long begun = System.nanoTime();
        JobWatch watch = JobWatch.paced(recorder, FinishedJob.NAME, Clock.systemUTC());
        int seen = watch.snapshot().tasks().size();
        result.put("seconds", seconds(begun)).put("heap_mb", heap(watch));
        result.put("seen", seen).put("queries", table.requests().getOrDefault("query", 0L));
    }

    private static double seconds(long begun) {
        return Math.round((System.nanoTime() - begun) / NANOS * HUNDRED) / HUNDRED;
    }

    /** What is still held while this is. */
    private static long heap(Object held) {
        try {
            System.gc();
            return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
        } finally {
            Reference.reachabilityFence(held);
        }
    }
}
