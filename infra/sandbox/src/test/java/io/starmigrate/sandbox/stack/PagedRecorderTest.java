package io.starmigrate.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.TaskRecorderContract;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The recorder on a table that answers each query with two items at most: what comes of many pages is the same. */
class PagedRecorderTest extends TaskRecorderContract {
    private static final int PAGE = 2;
    private static final int TASKS = 60;

    private static LocalTaskTable table;

    private final AtomicInteger queries = new AtomicInteger();

    @BeforeAll
    static void start() {
        table = new LocalTaskTable();
    }

    @AfterAll
    static void stop() {
        table.close();
    }

    @Override
    protected TaskRecorder recorder() {
        return new DynamoDbTaskRecorder(paged(), LocalTaskTable.NAME);
    }

    private DynamoDbClient paged() {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, given) -> {
                    Object[] sent = given;
                    if (given != null && given[0] instanceof QueryRequest query && query.limit() == null) {
                        queries.incrementAndGet();
                        sent = new Object[] {query.toBuilder().limit(PAGE).build()};
                    }
                    try {
                        return method.invoke(table.client, sent);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause() == null ? thrown : thrown.getCause();
                    }
                });
    }

    private static List<PartitionTask> planned(String job) {
        return IntStream.range(0, TASKS)
                .mapToObj(i -> PartitionTask.planned(
                        new PartitionTaskId(new PartitionId(job, "shop", "t", "p" + i), 1),
                        "",
                        new Estimate(1, 1),
                        "",
                        new Change("planner", Instant.EPOCH.plusSeconds(i), "planned")))
                .toList();
    }

    @Test
    void no_task_is_lost_or_told_twice_and_the_order_is_the_same_each_time() {
        List<PartitionTask> planned = planned("long");
        TaskRecorder recorder = recorder();
        recorder.plan(planned);

        assertThat(recorder.partitions("long", PartitionState.PLANNED)).containsExactlyInAnyOrderElementsOf(planned);
        List<PartitionTask> changed = recorder.changed("long", Instant.EPOCH).toList();
        assertThat(changed).containsExactlyInAnyOrderElementsOf(planned);
        assertThat(recorder.changed("long", Instant.EPOCH)).containsExactlyElementsOf(changed);
    }

    @Test
    void who_ends_early_reads_no_page_more() {
        TaskRecorder recorder = recorder();
        recorder.plan(planned("early"));
        queries.set(0);

        assertThat(recorder.changed("early", Instant.EPOCH).limit(1)).hasSize(1);
        assertThat(queries).as("of sixteen pages of the first of its shards").hasValue(1);
        assertThat(recorder.changed("early", Instant.EPOCH)).hasSize(TASKS);
        assertThat(queries).hasValueGreaterThan(TASKS / PAGE);
    }
}
