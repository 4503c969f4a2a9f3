package io.starmigrate.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.aws.SqsTaskQueue;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.sandbox.cloud.DynamoDbServer;
import io.starmigrate.sandbox.cloud.QueueServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What a migration pays for: requests, counted on their way to the servers. */
class RequestCostTest {
    private static final Change CHANGE = new Change("worker-1", Instant.EPOCH, "because");
    private static final PartitionTaskId TASK = task("p1");

    private final Map<String, Integer> requests = new ConcurrentHashMap<>();

    @Test
    void a_file_costs_three_writes_a_relayed_one_four_and_ten_files_two_queue_requests_and_a_delete() {
        try (DynamoDbServer dynamoDbServer = DynamoDbServer.inMemory(0);
                QueueServer queueServer = QueueServer.start("us-east-1", 0);
                DynamoDbClient dynamoDb = AwsEndpoint.dynamoDb(dynamoDbServer.endpoint(), counter());
                SqsClient sqs = AwsEndpoint.sqs(queueServer.endpoint(), counter())) {
            Stack stack = Stack.create(StackTemplate.load(), "cost", dynamoDb, sqs);
            DynamoDbTaskRecorder recorder = new DynamoDbTaskRecorder(dynamoDb, stack.table());
            SqsTaskQueue queue = new SqsTaskQueue(sqs, stack.queueUrl(), stack.deadLetterUrl());
            requests.clear();

            List<FileMessage> messages = IntStream.range(0, 10)
                    .mapToObj(i -> loaded(recorder, "file_" + i))
                    .toList();
            queue.send(messages);
            queue.delete(queue.receive(10, Duration.ofSeconds(1)));
            assertThat(requests)
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "UpdateItem",
                            10,
                            "PutItem",
                            20,
                            "SendMessageBatch",
                            1,
                            "ReceiveMessage",
                            1,
                            "DeleteMessageBatch",
                            1));

            for (FileState relays : List.of(FileState.RELAYED, FileState.EXPORTED)) {
                requests.clear();
                recorder.record(FileTask.first(
                        new FileTaskId(TASK, 1, relays.name()),
                        relays,
                        1,
                        relays == FileState.RELAYED ? "e" : "",
                        CHANGE));
                loaded(recorder, relays.name());
                assertThat(requests)
                        .as(relays.name())
                        .containsExactlyInAnyOrderEntriesOf(Map.of("PutItem", 3, "UpdateItem", 1));
            }
        }
    }

    @Test
    void fifty_tasks_are_planned_with_one_request() {
        try (LocalTaskTable table = new LocalTaskTable(counter())) {
            DynamoDbTaskRecorder recorder = table.recorder();
            requests.clear();

            recorder.plan(IntStream.range(0, 120)
                    .mapToObj(i -> PartitionTask.planned(task("p" + i), "", new Estimate(0, 0), "", CHANGE))
                    .toList());
            assertThat(requests).containsExactlyEntriesOf(Map.of("TransactWriteItems", 3));
        }
    }

    @Test
    void what_has_changed_in_a_job_is_asked_with_four_requests() {
        try (LocalTaskTable table = new LocalTaskTable(counter())) {
            DynamoDbTaskRecorder recorder = table.recorder();
            recorder.plan(List.of(PartitionTask.planned(TASK, "", new Estimate(0, 0), "", CHANGE)));
            requests.clear();

            assertThat(recorder.changed(TASK.partition().job(), CHANGE.at())).hasSize(1);
            assertThat(requests).containsExactlyEntriesOf(Map.of("Query", 4));
        }
    }

    @Test
    void a_whole_job_is_asked_with_four_requests_and_a_get() {
        try (LocalTaskTable table = new LocalTaskTable(counter())) {
            DynamoDbTaskRecorder recorder = table.recorder();
            String job = TASK.partition().job();
            recorder.open(Job.opened(job, JobId.derived(job, CHANGE.at()), "db", "db", List.of("t"), CHANGE.at()));
            recorder.plan(List.of(PartitionTask.planned(TASK, "", new Estimate(0, 0), "", CHANGE)));
            requests.clear();

            assertThat(recorder.partitions(job)).hasSize(1);
            assertThat(requests).containsExactlyInAnyOrderEntriesOf(Map.of("GetItem", 1, "Query", 4));
        }
    }

    /** A file's life as the trigger and the importer write it. */
    private static FileMessage loaded(DynamoDbTaskRecorder recorder, String name) {
        FileTaskId id = new FileTaskId(TASK, 1, name);
        FileTask held = recorder.arrive(FileTask.arrived(id, 1, "e", CHANGE)).heldBy("label", CHANGE);
        assertThat(recorder.advance(held)).isTrue();
        assertThat(recorder.advance(held.to(FileState.LOADED, CHANGE))).isTrue();
        return new FileMessage(id, id.below(StorageUri.parse("s3://bucket/migration")), 1, "e");
    }

    private static PartitionTaskId task(String partition) {
        return new PartitionTaskId(new PartitionId("job", "db", "t", partition), 1);
    }

    private ExecutionInterceptor counter() {
        return new ExecutionInterceptor() {
            @Override
            public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                requests.merge(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME), 1, Integer::sum);
            }
        };
    }
}
