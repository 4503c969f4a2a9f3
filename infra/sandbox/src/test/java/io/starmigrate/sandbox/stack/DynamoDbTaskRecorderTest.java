package io.starmigrate.sandbox.stack;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.LeasesContract;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.Staging;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.TaskRecorderContract;
import io.starmigrate.core.task.TogetherContract;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The recorder on DynamoDB Local, in a table shaped as the template says. */
class DynamoDbTaskRecorderTest {
    private static LocalTaskTable table;

    @BeforeAll
    static void start() {
        table = new LocalTaskTable();
    }

    @AfterAll
    static void stop() {
        table.close();
    }

    @Nested
    class Tasks extends TaskRecorderContract {
        @Override
        protected TaskRecorder recorder() {
            return table.recorder();
        }
    }

    @Nested
    class TheirLeases extends LeasesContract {
        @Override
        protected DynamoDbTaskRecorder leases() {
            return table.recorder();
        }
    }

    @Nested
    class ManyAtOnce extends TogetherContract {
        @Override
        protected TaskRecorder recorder() {
            return table.recorder();
        }

        @Override
        protected Leases leases() {
            return table.recorder();
        }
    }

    /** Two programs of one schema side by side: what the later one has added survives the earlier one's writes. */
    @Nested
    class WhatALaterProgramHasAdded {
        private final PartitionTaskId id = new PartitionTaskId(new PartitionId("later", "db", "t", "p"), 1);
        private final Change change = new Change("w", Instant.parse("2026-11-28T00:00:00Z"), "why");
        private final DynamoDbTaskRecorder recorder = table.recorder();

        private Map<String, AttributeValue> stored(String sk) {
            return table.client
                    .query(request -> request.tableName(LocalTaskTable.NAME)
                            .keyConditionExpression("pk = :pk AND sk = :sk")
                            .expressionAttributeValues(Map.of(
                                    ":pk", AttributeValue.fromS("later#db.t#p"), ":sk", AttributeValue.fromS(sk))))
                    .items()
                    .get(0);
        }

        private void write(Map<String, AttributeValue> item) {
            table.client.putItem(
                    request -> request.tableName(LocalTaskTable.NAME).item(item));
        }

        private static void colour(Map<String, AttributeValue> attributes) {
            attributes.put("colour", AttributeValue.fromS("green"));
        }

        @Test
        void is_kept_when_a_task_takes_a_step() {
            PartitionTask planned = PartitionTask.planned(id, "", new Estimate(1, 2), "t1", change);
            recorder.plan(List.of(planned));
            Map<String, AttributeValue> later = new HashMap<>(stored("TASK#0000000001"));
            Map<String, AttributeValue> estimate =
                    new HashMap<>(requireNonNull(later.get("estimate")).m());
            later.put("minor", AttributeValue.fromN("99"));
            colour(later);
            colour(estimate);
            later.put("estimate", AttributeValue.fromM(estimate));
            write(later);

            PartitionTask read = recorder.partition(id).orElseThrow();
            PartitionTask next = read.to(PartitionState.EXPORTING, change).withStaging(new Staging("s", 7));
            assertThat(recorder.advance(next)).isTrue();
            assertThat(recorder.advance(next)).as("written before").isTrue();
            assertThat(recorder.advance(read.to(PartitionState.CANCELLED, change)))
                    .as("overtaken")
                    .isFalse();

            Map<String, AttributeValue> held = stored("TASK#0000000001");
            assertThat(held)
                    .containsEntry("minor", AttributeValue.fromN("99"))
                    .containsEntry("colour", AttributeValue.fromS("green"))
                    .containsEntry("state", AttributeValue.fromS("EXPORTING"))
                    .containsEntry("version", AttributeValue.fromN("2"))
                    .containsKey("staging");
            assertThat(requireNonNull(held.get("estimate")).m()).containsEntry("colour", AttributeValue.fromS("green"));
            assertThat(requireNonNull(held.get("jobState")).s()).contains("EXPORTING");
            assertThat(recorder.partition(id)).contains(next);
            assertThat(recorder.history(id)).hasSize(2);
        }

        @Test
        void is_kept_when_a_file_lets_its_load_go() {
            FileTaskId file = new FileTaskId(id, 1, "f.csv");
            FileTask held = recorder.record(
                    FileTask.first(file, FileState.QUEUED, 9, "e", change).heldBy("label", change));
            Map<String, AttributeValue> later = new HashMap<>(stored("FILE#0000000001#0000000001#f.csv"));
            later.put("minor", AttributeValue.fromN("99"));
            colour(later);
            write(later);

            assertThat(recorder.advance(held.to(FileState.QUEUED, change))).isTrue();

            assertThat(stored("FILE#0000000001#0000000001#f.csv"))
                    .containsEntry("colour", AttributeValue.fromS("green"))
                    .containsEntry("state", AttributeValue.fromS("QUEUED"));
        }

        @Test
        void is_refused_by_name_where_it_means_something_else() {
            FileTaskId file = new FileTaskId(id, 1, "g.csv");
            recorder.record(FileTask.first(file, FileState.QUEUED, 9, "e", change));
            Map<String, AttributeValue> later = new HashMap<>(stored("FILE#0000000001#0000000001#g.csv"));
            later.put("schema", AttributeValue.fromN("99"));
            write(later);

            assertThatExceptionOfType(RecorderException.class)
                    .isThrownBy(() -> recorder.file(file))
                    .withMessageContaining("FILE#0000000001#0000000001#g.csv")
                    .withMessageContaining("its schema is 99");
        }
    }
}
