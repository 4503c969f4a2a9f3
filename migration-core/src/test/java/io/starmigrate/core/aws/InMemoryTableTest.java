package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.LeasesContract;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.task.TaskRecorderContract;
import io.starmigrate.core.task.TogetherContract;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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
}
