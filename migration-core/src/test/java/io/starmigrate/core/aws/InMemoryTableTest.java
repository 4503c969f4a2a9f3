package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.LeasesContract;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.TaskRecorderContract;
import io.starmigrate.core.task.TogetherContract;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** A recorder on this table keeps what it keeps on DynamoDB Local. */
class InMemoryTableTest {
    private final InMemoryTable table = new InMemoryTable();
    private final DynamoDbTaskRecorder recorder = new DynamoDbTaskRecorder(table, InMemoryTable.NAME);

    @Nested
    class Tasks extends TaskRecorderContract {
        @Override
        protected TaskRecorder recorder() {
            return recorder;
        }
    }

    @Nested
    class TheirLeases extends LeasesContract {
        @Override
        protected Leases leases() {
            return recorder;
        }
    }

    @Nested
    class ManyAtOnce extends TogetherContract {
        @Override
        protected TaskRecorder recorder() {
            return recorder;
        }

        @Override
        protected Leases leases() {
            return recorder;
        }
    }

    @Test
    void a_condition_that_it_does_not_know_is_refused_by_name() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> new Condition(Map.of(), Map.of()).holds("contains(#a, :b)", Map.of()))
                .withMessageContaining("contains(#a, :b)");
    }

    @Test
    void an_update_that_it_does_not_know_is_refused_by_name() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> applied("ADD #a :b", "b"))
                .withMessageContaining("ADD #a :b");
    }

    @Test
    void an_update_that_dynamodb_finds_invalid_is_found_so_here() {
        assertThat(applied("SET #a = :b", "b")).containsEntry("b", AttributeValue.fromS("v"));
        assertThatExceptionOfType(DynamoDbException.class)
                .as("of the key")
                .isThrownBy(() -> applied("SET #a = :b", ItemKey.SK));
        assertThatExceptionOfType(DynamoDbException.class)
                .as("twice")
                .isThrownBy(() -> applied("SET #a = :b, #a = :b", "b"));
        assertThatExceptionOfType(DynamoDbException.class)
                .as("of no name")
                .isThrownBy(() -> applied("SET #a = :b, #c = :b", "b"));
        assertThatExceptionOfType(DynamoDbException.class)
                .as("of what stands nowhere")
                .isThrownBy(() -> applied("SET #c = :b", "b"));
    }

    private static Map<String, AttributeValue> applied(String expression, String named) {
        return Assignments.applied(
                UpdateItemRequest.builder()
                        .key(new ItemKey("p", "s").attributes())
                        .updateExpression(expression)
                        .expressionAttributeNames(Map.of("#a", named))
                        .expressionAttributeValues(Map.of(":b", AttributeValue.fromS("v")))
                        .returnValues(ReturnValue.ALL_NEW)
                        .build(),
                Map.of());
    }
}
