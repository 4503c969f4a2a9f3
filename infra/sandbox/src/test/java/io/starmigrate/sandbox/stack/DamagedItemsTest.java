package io.starmigrate.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.Estimate;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.Job;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Load;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.UnreadableItemException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items that were damaged, or that a later version wrote, in a table shaped as the template says. */
class DamagedItemsTest {
    private static final Change CHANGE = new Change("w", Instant.parse("2026-11-28T00:00:00Z"), "why");
    private static final PartitionTaskId ID = new PartitionTaskId(new PartitionId("job", "d.b", "t#", "p%"), 1);
    private static final PartitionTask PLANNED =
            PartitionTask.planned(ID, "(('1'))", new Estimate(1, 2), "1:7", CHANGE);
    private static final FileTaskId FILE = new FileTaskId(ID, 1, "f.csv");
    private static final String PK = "job#d%2Eb.t%23#p%25";
    private static final String TASK = "TASK#0000000001";

    private static LocalTaskTable table;
    private static DynamoDbTaskRecorder recorder;

    @BeforeAll
    static void start() {
        table = new LocalTaskTable();
        recorder = table.recorder();
    }

    @AfterAll
    static void stop() {
        table.close();
    }

    private static Map<String, AttributeValue> stored(String pk, String sk) {
        return table.client
                .getItem(request -> request.tableName(LocalTaskTable.NAME)
                        .key(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk))))
                .item();
    }

    private static void damage(String pk, String sk, Consumer<Map<String, AttributeValue>> how) {
        Map<String, AttributeValue> item = new HashMap<>(stored(pk, sk));
        assertThat(item).isNotEmpty();
        how.accept(item);
        table.client.putItem(request -> request.tableName(LocalTaskTable.NAME).item(item));
    }

    private static void isUnreadable(ThrowingCallable read, String... words) {
        assertThatExceptionOfType(UnreadableItemException.class)
                .isThrownBy(read)
                .satisfies(thrown -> assertThat(thrown.getMessage()).contains(words));
    }

    @Test
    void a_task_is_answered_as_failed_with_what_was_planned_and_nothing_replaces_it() {
        for (Consumer<Map<String, AttributeValue>> how : List.<Consumer<Map<String, AttributeValue>>>of(
                item -> item.remove("state"),
                item -> item.put("state", AttributeValue.fromS("ASLEEP")),
                item -> item.put("pass", AttributeValue.fromS("x")),
                item -> item.put("pass", AttributeValue.fromN("1.5")),
                item -> item.remove("change"),
                item -> item.put("change", AttributeValue.fromB(SdkBytes.fromUtf8String("x"))),
                item -> item.remove("version"))) {
            recorder.plan(List.of(PLANNED));
            damage(PK, TASK, how);

            PartitionTask read = recorder.partition(ID).orElseThrow();
            assertThat(read.isUnreadable()).isTrue();
            assertThat(read.id()).isEqualTo(ID);
            assertThat(read.state()).isEqualTo(PartitionState.FAILED);
            assertThat(read.bounds()).isEqualTo("(('1'))");
            assertThat(read.changeToken()).isEqualTo("1:7");
            assertThat(read.change().why()).contains("Cannot read item " + PK + " " + TASK);
            assertThat(recorder.latest(ID.partition())).contains(read);
            assertThat(recorder.partitions("job", PartitionState.PLANNED)).containsExactly(read);
            assertThat(recorder.advance(read.to(PartitionState.PLANNED, CHANGE)))
                    .isFalse();
            assertThat(recorder.forget("job")).isEqualTo(1);
            assertThat(stored(PK, TASK)).isEmpty();
        }
    }

    @Test
    void nothing_is_taken_from_a_task_of_a_later_schema() {
        recorder.plan(List.of(PLANNED));
        damage(PK, TASK, item -> item.put("schema", AttributeValue.fromN("99")));

        PartitionTask read = recorder.partition(ID).orElseThrow();

        assertThat(read.isUnreadable()).isTrue();
        assertThat(read.changeToken()).isEmpty();
        assertThat(read.change().why()).contains("its schema is 99", "use the version that wrote it");
        recorder.forget("job");
    }

    @Test
    void files_and_loads_say_which_item_it_is_and_what_is_wrong_with_it() {
        recorder.record(FileTask.first(FILE, FileState.QUEUED, 9, "e", CHANGE));
        recorder.record(Load.recorded(ID, "label", 1, 1, List.of("f.csv"), CHANGE));
        damage(PK, "FILE#0000000001#0000000001#f.csv", item -> item.remove("etag"));
        damage(PK, "LOAD#0000000001#label", item -> item.put("files", AttributeValue.fromS("f.csv")));

        isUnreadable(() -> recorder.file(FILE), "f.csv as a FileTask", "it has no \"etag\"");
        isUnreadable(() -> recorder.files(ID), "f.csv as a FileTask");
        isUnreadable(() -> recorder.record(FileTask.first(FILE, FileState.QUEUED, 9, "e", CHANGE)), "f.csv");
        isUnreadable(() -> recorder.loads(ID), "LOAD#0000000001#label as a Load");
    }

    @Test
    void an_item_that_lies_in_another_ones_place_is_not_read() {
        FileTaskId other = new FileTaskId(ID, 2, "g.csv");
        recorder.record(FileTask.first(other, FileState.QUEUED, 9, "e", CHANGE));
        damage(PK, "FILE#0000000001#0000000002#g.csv", item -> {
            item.put("sk", AttributeValue.fromS("FILE#0000000001#0000000002#h.csv"));
        });

        isUnreadable(() -> recorder.file(new FileTaskId(ID, 2, "h.csv")), "h.csv", "it holds", "g.csv");
        assertThat(recorder.file(other)).isPresent();
    }

    @Test
    void a_manifest_is_not_read_whose_digest_its_content_does_not_have() {
        PartitionTaskId id = new PartitionTaskId(new PartitionId("digest", "db", "t", "p"), 1);
        String sk = "MANIFEST#0000000001#0000000001#head";
        for (Consumer<Map<String, AttributeValue>> how : List.<Consumer<Map<String, AttributeValue>>>of(
                item -> item.put("content", AttributeValue.fromB(SdkBytes.fromUtf8String("other"))),
                item -> item.put("content", AttributeValue.fromS("other")),
                item -> item.remove("content"),
                item -> item.put("chunks", AttributeValue.fromS("1")),
                item -> item.put("sha256", AttributeValue.fromN("1")),
                item -> item.put("schema", AttributeValue.fromN("99")))) {
            recorder.record(new Manifest(
                    id,
                    1,
                    StorageUri.parse("s3://bucket/x/"),
                    FileFormat.parquet(),
                    "",
                    List.of(FileColumn.plain("v")),
                    List.of(),
                    null,
                    null,
                    Instant.EPOCH));
            damage("digest#db.t#p", sk, how);

            isUnreadable(() -> recorder.manifest(id, 1), sk);
            table.client.deleteItem(request -> request.tableName(LocalTaskTable.NAME)
                    .key(Map.of("pk", AttributeValue.fromS("digest#db.t#p"), "sk", AttributeValue.fromS(sk))));
        }
    }

    @Test
    void what_a_later_minor_form_has_added_is_passed_over_and_kept_whatever_its_type() {
        FileTaskId file = new FileTaskId(ID, 3, "k.csv");
        FileTask first = recorder.record(FileTask.first(file, FileState.QUEUED, 9, "e", CHANGE));
        Map<String, AttributeValue> added = Map.of(
                "bytes", AttributeValue.fromB(SdkBytes.fromUtf8String("x")),
                "set", AttributeValue.fromSs(List.of("a", "b")),
                "half", AttributeValue.fromN("0.5"),
                "tree", AttributeValue.fromM(Map.of("numbers", AttributeValue.fromNs(List.of("1", "2")))));
        damage(PK, "FILE#0000000001#0000000003#k.csv", item -> {
            item.put("minor", AttributeValue.fromN("99"));
            item.putAll(added);
        });

        assertThat(recorder.file(file)).contains(first);
        assertThat(recorder.advance(first.heldBy("label", CHANGE))).isTrue();
        assertThat(stored(PK, "FILE#0000000001#0000000003#k.csv"))
                .containsAllEntriesOf(added)
                .containsEntry("load", AttributeValue.fromS("label"));
    }

    @Test
    void a_job_that_cannot_be_read_hides_no_other() {
        recorder.open(Job.opened("one", new JobId("oneoneone1"), "s", "t", List.of(), Instant.EPOCH));
        recorder.open(Job.opened("two", new JobId("twotwotwo2"), "s", "t", List.of(), Instant.EPOCH));
        damage("JOBS", "one", item -> item.remove("opened"));

        assertThat(recorder.jobs()).extracting(Job::name).containsExactly("two");
        isUnreadable(() -> recorder.job("one"), "JOBS one");
    }
}
