package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.RecorderException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanWriterTest {
    private static final Change CHANGE = new Change("w", Instant.EPOCH, "why");

    private final InMemoryTable table = new InMemoryTable();
    private final DynamoDbTaskRecorder recorder = new DynamoDbTaskRecorder(table, InMemoryTable.NAME);

    private static List<PartitionTask> tasks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new PartitionTaskId(new PartitionId("job", "db", "t", "p" + i), 1))
                .map(id -> PartitionTask.planned(id, "", new Estimate(0, 0), "", CHANGE))
                .toList();
    }

    @Test
    void as_many_are_planned_at_once_as_a_transaction_takes_each_with_its_history() {
        assertThat(recorder.plan(tasks(102))).isEqualTo(102);
        assertThat(table.asked()).containsExactly("put 100", "put 100", "put 4");
        assertThat(tasks(102))
                .allSatisfy(task -> assertThat(recorder.history(task.id())).hasSize(1));
        assertThat(recorder.plan(List.of())).isZero();
    }

    @Test
    void what_is_there_is_left_as_it_is_and_the_rest_is_planned() {
        List<PartitionTask> tasks = tasks(5);
        PartitionTask ahead = tasks.get(1).to(PartitionState.EXPORTING, CHANGE);
        recorder.plan(List.of(tasks.get(1), tasks.get(4)));
        recorder.advance(ahead);
        assertThat(table.asked()).hasSize(2);

        assertThat(recorder.plan(tasks)).isEqualTo(3);

        assertThat(table.asked()).containsExactly("put 10", "put 6");
        assertThat(recorder.partition(ahead.id())).contains(ahead);
        assertThat(recorder.history(ahead.id())).hasSize(2);
        assertThat(table.asked()).isNotEmpty();
        assertThat(recorder.plan(tasks)).isZero();
        assertThat(table.asked()).containsExactly("put 10");
    }

    @Test
    void a_write_that_is_under_way_is_not_waited_for() {
        table.at(1, conflict("None", "None", "TransactionConflict", "None", "None", "None"));

        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> recorder.plan(tasks(3)))
                .withMessage("Cannot plan " + tasks(1).get(0).id()
                        + " and 2 more: another write to one of them is under way; plan again");
        assertThat(table.keys()).isEmpty();
        assertThat(recorder.plan(tasks(3))).isEqualTo(3);
    }

    @Test
    void what_is_there_is_taken_out_though_a_write_to_another_was_under_way() {
        recorder.plan(tasks(1));
        table.at(1, conflict("ConditionalCheckFailed", "None", "TransactionConflict", "None"));

        assertThat(recorder.plan(tasks(2))).isEqualTo(1);
        assertThat(recorder.partition(tasks(2).get(1).id())).isPresent();
    }

    @Test
    void a_lost_reply_is_settled_by_reading_and_a_lost_request_stays_unknown() {
        table.at(2, InMemoryTable.lostReply());
        assertThat(recorder.plan(tasks(60))).isEqualTo(60);

        assertThat(table.asked()).hasSize(2 + 10);
        table.at(2, InMemoryTable.lostRequest());
        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> recorder.plan(tasks(62)))
                .withMessageContaining("read timed out");
        assertThat(recorder.partition(tasks(61).get(60).id())).isEmpty();
    }

    private static InMemoryTable.Turn conflict(String... codes) {
        return InMemoryTable.refused(InMemoryTable.cancelled(Stream.of(codes)));
    }
}
