package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.UnreadableItemException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Manifests that are larger than one item. */
class ManifestItemsTest {
    private static final int LARGEST_ITEM = 400 * 1024;
    private static final int LARGE = 22_000;

    private final InMemoryTable table = new InMemoryTable();
    private final DynamoDbTaskRecorder recorder = new DynamoDbTaskRecorder(table, InMemoryTable.NAME);

    private static Manifest manifest(String partition, int files, long seed) {
        Random random = new Random(seed);
        PartitionTaskId id = new PartitionTaskId(new PartitionId("job", "db", "t", partition), 1);
        return new Manifest(
                id,
                1,
                StorageUri.parse("s3://bucket/x/"),
                FileFormat.parquet(),
                "",
                List.of(FileColumn.plain("v")),
                IntStream.range(0, files)
                        .mapToObj(i -> new ManifestFile(
                                i + ".parquet",
                                i,
                                Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong())))
                        .toList(),
                null,
                null,
                Instant.EPOCH);
    }

    @Test
    void a_large_manifest_is_read_as_it_was_written() {
        Manifest large = manifest("p1", LARGE, 1);

        recorder.record(large);

        assertThat(table.keys()).hasSizeGreaterThan(1);
        assertThat(table.keys())
                .allSatisfy(key -> assertThat(ItemCodec.attribute(table.item(key), "content")
                                .b()
                                .asByteArray())
                        .hasSizeBetween(1, LARGEST_ITEM));
        assertThat(recorder.manifest(large.task(), 1)).contains(large);
    }

    @Test
    void large_ones_are_written_beside_small_ones() {
        List<Manifest> made = List.of(manifest("p1", 1, 1), manifest("p2", LARGE, 2), manifest("p3", 1, 3));

        assertThat(recorder.recordTogether(made)).isEqualTo(made);

        assertThat(made)
                .allSatisfy(one -> assertThat(recorder.manifest(one.task(), 1)).contains(one));
    }

    @Test
    void as_many_small_ones_are_written_at_once_as_a_transaction_takes() {
        List<Manifest> made =
                IntStream.range(0, 103).mapToObj(i -> manifest("p" + i, 1, i)).toList();

        assertThat(recorder.recordTogether(made)).isEqualTo(made);

        assertThat(table.asked()).containsExactly("put 100", "put 3");
    }

    @Test
    void one_of_a_later_schema_is_not_read() {
        Manifest made = manifest("p1", 1, 1);
        recorder.record(made);
        Map<String, AttributeValue> later = new HashMap<>(table.item(ItemKey.manifest(made.task(), 1, "head")));
        later.put("schema", AttributeValue.fromN("99"));
        table.hold(later);

        assertThatExceptionOfType(UnreadableItemException.class)
                .isThrownBy(() -> recorder.manifest(made.task(), 1))
                .withMessageContaining("its schema is 99");
    }

    @Test
    void what_another_has_written_first_is_answered_and_kept() {
        Manifest first = manifest("p1", 1, 1);
        recorder.record(first);

        assertThat(recorder.recordTogether(List.of(manifest("p1", 1, 2)))).containsExactly(first);
        assertThat(recorder.recordTogether(List.of(manifest("p1", LARGE, 2)))).containsExactly(first);
        assertThat(recorder.manifest(first.task(), 1)).contains(first);
    }

    @Test
    void what_a_writer_left_that_died_before_its_head_is_no_part_of_a_later_one() {
        recorder.record(manifest("p2", LARGE, 1));
        int head = table.asked().size();
        table.at(head, InMemoryTable.lostRequest());
        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> recorder.record(manifest("p1", LARGE, 1)))
                .withMessageContaining("read timed out");
        Manifest later = manifest("p1", LARGE, 2);

        recorder.record(later);

        assertThat(recorder.manifest(later.task(), 1)).contains(later);
    }
}
