package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.UnreadableItemException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemCodecTest {
    private static final Change CHANGE = new Change("w", Instant.EPOCH, "why");
    private static final FileTaskId ID =
            new FileTaskId(new PartitionTaskId(new PartitionId("job", "db", "t", "p"), 1), 1, "f");
    private static final FileTask FILE = FileTask.first(ID, FileState.QUEUED, 1, "e", CHANGE);
    private static final ItemKey KEY = ItemKey.file(ID);

    private static Map<String, AttributeValue> with(String name, AttributeValue value) {
        Map<String, AttributeValue> item = new HashMap<>(ItemCodec.write(KEY, FILE));
        item.put(name, value);
        return item;
    }

    @Test
    void what_replaces_an_item_of_a_later_program_keeps_what_only_that_knows_and_stays_of_its_form() {
        Map<String, AttributeValue> held = with("minor", AttributeValue.fromN("99"));
        held.put("colour", AttributeValue.fromS("green"));
        held.put("change", change(AttributeValue.fromS("dark")));
        held.put("jobState", AttributeValue.fromS("of the index before"));
        FileTask next = FILE.heldBy("label", new Change("other", Instant.EPOCH, "because"));
        Map<String, AttributeValue> item = new HashMap<>(ItemCodec.write(KEY, next));
        item.put("jobState", AttributeValue.fromS("of the index"));

        Map<String, AttributeValue> kept = ItemCodec.keeping(held, item, next);

        Map<String, AttributeValue> wanted = new HashMap<>(item);
        wanted.put("minor", AttributeValue.fromN("99"));
        wanted.put("colour", AttributeValue.fromS("green"));
        Map<String, AttributeValue> change =
                new HashMap<>(ItemCodec.attribute(item, "change").m());
        change.put("shade", AttributeValue.fromS("dark"));
        wanted.put("change", AttributeValue.fromM(change));
        assertThat(kept).isEqualTo(wanted);
    }

    private static AttributeValue change(AttributeValue shade) {
        Map<String, AttributeValue> change = new HashMap<>(
                ItemCodec.attribute(ItemCodec.write(KEY, FILE), "change").m());
        change.put("shade", shade);
        return AttributeValue.fromM(change);
    }

    /** What DynamoDB keeps as a text, and no record has. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                state | ASLEEP | not one of the values accepted for Enum class
                size  | many   | Cannot deserialize value of type `long` from String "many"
                """)
    void an_item_that_cannot_be_read_is_named_with_what_is_wrong(String name, String value, String found) {
        assertThatExceptionOfType(UnreadableItemException.class)
                .isThrownBy(() -> ItemCodec.read(with(name, AttributeValue.fromS(value)), FileTask.class))
                .withMessageStartingWith("Cannot read item " + KEY + " as a FileTask: ")
                .withMessageContaining(found);
    }

    @Test
    void a_time_that_is_none_and_a_part_that_is_missing_are_named_too() {
        Map<String, AttributeValue> change =
                new HashMap<>(change(AttributeValue.fromS("dark")).m());
        change.put("at", AttributeValue.fromS("yesterday"));
        assertThatExceptionOfType(UnreadableItemException.class)
                .isThrownBy(() -> ItemCodec.read(with("change", AttributeValue.fromM(change)), FileTask.class))
                .withMessageContaining("yesterday");

        Map<String, AttributeValue> lacking = new HashMap<>(ItemCodec.write(KEY, FILE));
        lacking.remove("etag");
        assertThatExceptionOfType(UnreadableItemException.class)
                .isThrownBy(() -> ItemCodec.read(lacking, FileTask.class))
                .withMessage("Cannot read item " + KEY + " as a FileTask: it has no \"etag\"");
    }

    private record Counts(Map<String, Long> counts) {}

    @Test
    void a_set_is_no_empty_map() {
        Map<String, AttributeValue> item = new HashMap<>(ItemCodec.write(KEY, new Counts(Map.of("a", 1L))));
        assertThat(ItemCodec.read(item, Counts.class)).isEqualTo(new Counts(Map.of("a", 1L)));
        item.put("counts", AttributeValue.fromSs(List.of("a")));

        assertThatExceptionOfType(UnreadableItemException.class).isThrownBy(() -> ItemCodec.read(item, Counts.class));
    }

    @Test
    void an_attribute_that_is_missing_is_named_with_as_much_of_the_key_as_there_is() {
        assertThatExceptionOfType(UnreadableItemException.class)
                .isThrownBy(() -> ItemCodec.attribute(KEY.attributes(), "digest"))
                .withMessageStartingWith("Cannot read item " + KEY + ": it has no \"digest\", only [")
                .withMessageContainingAll("pk", "sk");
        assertThatExceptionOfType(UnreadableItemException.class)
                .isThrownBy(() -> ItemKey.of(Map.of("sk", AttributeValue.fromS("JOB"))))
                .withMessage("Cannot read item ? JOB: it has no \"pk\", only [sk]");
    }
}
