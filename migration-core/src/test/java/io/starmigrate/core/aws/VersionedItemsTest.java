package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Leases.Lease;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.RecorderException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** With which requests the recorder replaces what it holds, and what it says when that is not there. */
class VersionedItemsTest {
    private static final Change CHANGE = new Change("w", Instant.EPOCH, "why");
    private static final PartitionTaskId ID = new PartitionTaskId(new PartitionId("job", "db", "t", "p"), 1);
    private static final PartitionTask PLANNED = PartitionTask.planned(ID, "", new Estimate(0, 0), "", CHANGE);
    private static final PartitionTask NEXT = PLANNED.to(PartitionState.EXPORTING, CHANGE);
    private static final FileTask FILE = FileTask.first(new FileTaskId(ID, 1, "f"), FileState.ARRIVED, 1, "e", CHANGE);

    private final InMemoryTable table = new InMemoryTable();
    private final DynamoDbTaskRecorder recorder = new DynamoDbTaskRecorder(table, InMemoryTable.NAME);

    private void replace(ItemKey key, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(table.item(key));
        item.putAll(attributes);
        table.hold(item);
    }

    @Test
    void what_was_there_first_is_answered_by_the_refusal_itself() {
        FileTask other = FileTask.first(FILE.id(), FileState.ARRIVED, 2, "other", CHANGE);
        recorder.record(FILE);

        assertThat(recorder.record(other)).isEqualTo(FILE);

        assertThat(table.asked()).containsExactly("put", "put");
    }

    @Test
    void first_and_further_versions_go_together_with_one_request() {
        List<Lease> first = Stream.of("a", "b")
                .map(name -> Lease.first(name, "w", Duration.ofSeconds(1)))
                .toList();

        assertThat(recorder.writeTogether(first)).isEqualTo(first);
        assertThat(recorder.writeTogether(first.stream().map(Lease::renewed).toList()))
                .hasSize(2);

        assertThat(table.asked()).containsExactly("put 2", "put 2");
    }

    @Test
    void what_a_later_program_wrote_is_replaced_with_what_it_holds_once_it_was_answered() {
        recorder.plan(List.of(PLANNED));
        replace(ItemKey.task(ID), Map.of("minor", AttributeValue.fromN("99"), "colour", AttributeValue.fromS("green")));
        assertThat(table.asked()).hasSize(1);

        assertThat(recorder.advance(NEXT)).isTrue();

        assertThat(table.asked()).containsExactly("put 2", "put 2");
        assertThat(table.item(ItemKey.task(ID)))
                .containsEntry("colour", AttributeValue.fromS("green"))
                .containsEntry("state", AttributeValue.fromS("EXPORTING"));
        assertThat(recorder.advance(PLANNED.to(PartitionState.CANCELLED, CHANGE)))
                .isFalse();
        assertThat(table.asked()).as("overtaken").containsExactly("put 2");
    }

    @Test
    void a_task_that_cannot_be_read_is_told_and_replaced_by_nothing() {
        recorder.plan(List.of(PLANNED));
        replace(ItemKey.task(ID), Map.of("state", AttributeValue.fromS("ASLEEP")));

        PartitionTask read = recorder.partition(ID).orElseThrow();

        assertThat(read.isUnreadable()).isTrue();
        assertThat(recorder.advance(NEXT)).isFalse();
        replace(ItemKey.task(ID), Map.of("sk", AttributeValue.fromS("TASK#0000000002")));
        assertThat(recorder.latest(ID.partition()))
                .get()
                .matches(PartitionTask::isUnreadable)
                .matches(task -> task.id().generation() == 2);
    }

    @Test
    void what_is_gone_when_a_reply_was_lost_stays_unknown() {
        table.at(1, InMemoryTable.lostRequest());

        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> recorder.advance(FILE.to(FileState.QUEUED, CHANGE)))
                .withMessage("Cannot write " + ItemKey.file(FILE.id())
                        + " in table \"tasks\": read timed out; read it again before acting");
    }

    @Test
    void what_cannot_be_asked_is_named_by_its_key() {
        table.at(1, InMemoryTable.lostRequest());

        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(
                        () -> recorder.partitions("job", PartitionState.PLANNED).toList())
                .withMessageStartingWith("Cannot query job#PLANNED#0 in table \"tasks\": read timed out");
    }

    @Test
    void all_tasks_of_a_job_whose_tasks_are_dated_are_found_by_their_dates() {
        recorder.plan(List.of(PLANNED));
        Job job = Job.opened("job", new JobId("k3y0fajob1"), "s", "t", List.of(), Instant.EPOCH);
        recorder.open(job);
        assertThat(table.asked()).hasSize(2);

        assertThat(recorder.partitions("job")).containsExactly(PLANNED);

        List<String> dated = table.asked();
        assertThat(dated).hasSize(1 + ItemKey.CHANGE_SHARDS);
        Map<String, AttributeValue> before = new HashMap<>(table.item(ItemKey.job("job")));
        Objects.requireNonNull(before.remove("dated"));
        table.hold(before);
        assertThat(recorder.partitions("job")).containsOnly(PLANNED);
        assertThat(table.asked()).hasSizeGreaterThan(8 * ItemKey.SHARDS);
    }
}
