package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.aws.InMemoryTable.Turn;
import io.starmigrate.core.pace.PacedSide;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.JobPace;
import io.starmigrate.core.task.JobSummary;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.RecorderException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class JobRemovalTest {
    private static final Change CHANGE = new Change("w", Instant.EPOCH, "why");

    private final InMemoryTable table = new InMemoryTable();
    private final DynamoDbTaskRecorder recorder = new DynamoDbTaskRecorder(table, InMemoryTable.NAME);

    private static PartitionTaskId id(String job, String partition, int generation) {
        return new PartitionTaskId(new PartitionId(job, "db", "t", partition), generation);
    }

    private static PartitionTask planned(PartitionTaskId id) {
        return PartitionTask.planned(id, "", new Estimate(0, 0), "", CHANGE);
    }

    /** A job of two partitions, one of them in its second generation, with something of every kind. */
    private void write(String job) {
        recorder.open(Job.opened(job, new JobId("k3y0fajob1"), "s", "t", List.of(), Instant.EPOCH));
        for (PacedSide side : PacedSide.values()) {
            recorder.advance(new JobPace(job, side, 1, List.of()));
        }
        recorder.advance(new JobSummary(job, 1, Instant.EPOCH, "w", ""));
        Stream.of(id(job, "p1", 1), id(job, "p1", 2), id(job, "p2", 1)).forEach(this::write);
        recorder.advance(planned(id(job, "p2", 1)).to(PartitionState.FAILED, CHANGE));
    }

    private void write(PartitionTaskId id) {
        recorder.plan(List.of(planned(id)));
        recorder.record(FileTask.first(new FileTaskId(id, 1, "f"), FileState.ARRIVED, 1, "e", CHANGE));
        recorder.record(Load.recorded(id, "label", 1, 1, List.of("f"), CHANGE));
        recorder.record(new Manifest(
                id,
                1,
                StorageUri.parse("s3://bucket/x/"),
                FileFormat.parquet(),
                "",
                List.of(),
                List.of(),
                null,
                null,
                Instant.EPOCH));
    }

    private static boolean isOf(String job, ItemKey key) {
        return key.equals(ItemKey.job(job))
                || key.pk().startsWith(job + "#")
                || key.pk().endsWith("#" + job);
    }

    @Test
    void everything_of_a_job_goes_and_nothing_of_any_other() {
        write("jo");
        write("job");
        List<ItemKey> before = table.keys();

        assertThat(recorder.forget("job")).isEqualTo(2);

        assertThat(before).anyMatch(key -> isOf("job", key));
        assertThat(table.keys())
                .isEqualTo(before.stream().filter(key -> isOf("jo", key)).toList());
        assertThat(recorder.forget("job")).isZero();
    }

    @Test
    void no_partition_is_overlooked_wherever_the_index_has_it() {
        List<PartitionTask> tasks = IntStream.range(0, 10 * ItemKey.SHARDS)
                .mapToObj(i -> planned(id("job", "p" + i, 1)))
                .toList();
        recorder.plan(tasks);
        assertThat(tasks.stream()
                        .map(task -> ItemKey.jobState(task.id(), PartitionState.PLANNED))
                        .distinct())
                .hasSize(ItemKey.SHARDS);

        assertThat(recorder.forget("job")).isEqualTo(tasks.size());
        assertThat(table.keys()).isEmpty();
    }

    @Test
    void whatever_a_kill_leaves_is_found_by_the_next_call() {
        write("job");
        assertThat(table.asked()).isNotEmpty();
        recorder.forget("job");
        List<String> asked = table.asked();
        assertThat(asked).contains("delete");

        for (int nth = 1; nth <= asked.size(); nth++) {
            if (asked.get(nth - 1).equals("delete")) {
                isRemovedByTheNextCall(nth, InMemoryTable.lostRequest());
                isRemovedByTheNextCall(nth, InMemoryTable.lostReply());
            }
        }
    }

    private void isRemovedByTheNextCall(int nth, Turn kill) {
        write("job");
        assertThat(table.asked()).isNotEmpty();
        table.at(nth, kill);

        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> recorder.forget("job"))
                .withMessageContaining("read timed out");
        if (!table.keys().isEmpty()) {
            assertThat(table.keys()).as("the job goes last").contains(ItemKey.job("job"));
        }

        recorder.forget("job");
        assertThat(table.keys()).as("killed in request %d", nth).isEmpty();
    }

    @Test
    void a_task_that_goes_on_meanwhile_stays_and_so_does_its_job() {
        PartitionTask task = planned(id("job", "p1", 1));
        PartitionTask next = task.to(PartitionState.EXPORTING, CHANGE);
        open(task);
        recorder.forget("job");
        int history = table.asked().indexOf("delete") + 1;
        open(task);
        table.at(history + 1, InMemoryTable.after(() -> recorder.advance(next)));

        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> recorder.forget("job"))
                .withMessageContaining("Cannot remove " + ItemKey.task(task.id()));

        assertThat(recorder.partition(task.id())).contains(next);
        assertThat(recorder.job("job")).isPresent();
    }

    private void open(PartitionTask task) {
        recorder.open(Job.opened("job", new JobId("k3y0fajob1"), "s", "t", List.of(), Instant.EPOCH));
        recorder.plan(List.of(task));
        assertThat(table.asked()).hasSize(2);
    }

    @Test
    void a_task_that_has_lost_its_version_goes_too() {
        PartitionTask task = planned(id("job", "p1", 1));
        recorder.plan(List.of(task));
        Map<String, AttributeValue> damaged = new HashMap<>(table.item(ItemKey.task(task.id())));
        damaged.remove("version");
        table.hold(damaged);

        assertThat(recorder.forget("job")).isEqualTo(1);
        assertThat(table.keys()).isEmpty();
    }
}
