package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.RecorderException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the trigger's one write asks for, leaves behind, and how it ends when nobody tells. */
class ArrivedFileTest {
    private static final Change RELAYS = new Change("relay", Instant.parse("2026-11-30T10:00:00Z"), "packed");
    private static final Change TRIGGERS =
            new Change("lambda", Instant.parse("2026-11-30T10:00:01Z"), "its event came");
    private static final FileTaskId ID =
            new FileTaskId(new PartitionTaskId(new PartitionId("job", "db", "t", "p"), 1), 1, "f.csv.1of1.zst");
    private static final FileTask PIECE =
            FileTask.first(ID, FileState.EXPORTED, 7, "", RELAYS).holding(12);
    private static final FileTask ARRIVED = FileTask.arrived(ID, 7, "e", TRIGGERS);

    private final InMemoryTable table = new InMemoryTable();
    private final DynamoDbTaskRecorder recorder = new DynamoDbTaskRecorder(table, InMemoryTable.NAME);

    private FileTask arriveAfter(FileTask relays) {
        recorder.record(relays);
        table.asked();
        return recorder.arrive(ARRIVED);
    }

    @Test
    void a_piece_arrives_by_one_request_and_is_stored_as_if_it_had_been_put() {
        assertThat(arriveAfter(PIECE)).isEqualTo(ARRIVED.holding(12));

        assertThat(table.asked()).containsExactly("update");
        assertThat(table.item(ItemKey.file(ID))).isEqualTo(ItemCodec.write(ItemKey.file(ID), ARRIVED.holding(12)));
    }

    @Test
    void a_file_that_is_new_arrives_by_one_request_and_is_stored_as_if_it_had_been_put() {
        assertThat(recorder.arrive(ARRIVED)).isEqualTo(ARRIVED);

        assertThat(table.asked()).containsExactly("update");
        assertThat(table.item(ItemKey.file(ID))).isEqualTo(ItemCodec.write(ItemKey.file(ID), ARRIVED));
    }

    @Test
    void a_piece_that_a_program_of_before_has_packed_is_stored_in_the_present_form() {
        Map<String, AttributeValue> before =
                new HashMap<>(ItemCodec.write(ItemKey.file(ID), FileTask.first(ID, FileState.EXPORTED, 7, "", RELAYS)));
        before.put("minor", AttributeValue.fromN("8"));
        table.hold(before);

        assertThat(recorder.arrive(ARRIVED)).isEqualTo(ARRIVED);
        assertThat(table.item(ItemKey.file(ID))).isEqualTo(ItemCodec.write(ItemKey.file(ID), ARRIVED));
    }

    @Test
    void what_a_later_program_has_packed_keeps_what_that_has_added_and_its_form() {
        Map<String, AttributeValue> later = new HashMap<>(ItemCodec.write(ItemKey.file(ID), PIECE));
        later.put("minor", AttributeValue.fromN("99"));
        later.put("colour", AttributeValue.fromS("green"));
        table.hold(later);

        assertThat(recorder.arrive(ARRIVED)).isEqualTo(ARRIVED.holding(12));
        assertThat(table.item(ItemKey.file(ID)))
                .containsEntry("minor", AttributeValue.fromN("99"))
                .containsEntry("colour", AttributeValue.fromS("green"))
                .containsEntry("rows", AttributeValue.fromN("12"))
                .containsEntry("state", AttributeValue.fromS("ARRIVED"));
    }

    @Test
    void a_lost_reply_to_a_write_that_was_applied_is_settled_by_reading() {
        recorder.record(PIECE);
        table.asked();
        table.at(1, InMemoryTable.lostReply());

        assertThat(recorder.arrive(ARRIVED)).isEqualTo(ARRIVED.holding(12));
        assertThat(table.asked()).containsExactly("update", "get");
    }

    @Test
    void a_write_that_was_lost_is_made_up_for_once_the_relays_own_is_seen() {
        recorder.record(PIECE);
        table.asked();
        table.at(1, InMemoryTable.lostRequest());

        assertThat(recorder.arrive(ARRIVED)).isEqualTo(ARRIVED.holding(12));
        assertThat(table.asked()).containsExactly("update", "get", "put", "put");
        assertThat(recorder.file(ID)).contains(ARRIVED.holding(12));
    }

    @Test
    void a_write_that_was_lost_stays_unknown_where_there_is_nothing() {
        table.at(1, InMemoryTable.lostRequest());

        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> recorder.arrive(ARRIVED))
                .withMessageStartingWith("Cannot write job#db.t#p FILE#0000000001#0000000001#f.csv.1of1.zst")
                .withMessageContaining("read timed out");
    }

    @Test
    void whoever_is_refused_is_told_what_is_there_without_asking() {
        FileTask held = arriveAfter(PIECE).heldBy("label", TRIGGERS);
        assertThat(recorder.advance(held)).isTrue();
        table.asked();

        assertThat(recorder.arrive(ARRIVED)).isEqualTo(held);
        assertThat(table.asked()).containsExactly("update");
    }
}
