package io.starmigrate.core.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.starmigrate.core.starrocks.file.FileColumn;
import io.starmigrate.core.starrocks.file.FileFormat;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Manifest;
import io.starmigrate.core.task.Manifest.ManifestFile;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.RecorderException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** Manifests that are larger than one item. */
class ManifestItemsTest {
    private static final int LARGEST_ITEM = 400 * 1024;
    private static final int LARGE = 22_000;

    private final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items = new HashMap<>();
    private final DynamoDbClient client = mock(DynamoDbClient.class);
    private final DynamoDbTaskRecorder recorder = new DynamoDbTaskRecorder(client, "tasks");
    private boolean losesHeads;

    @BeforeEach
    void answer() {
        when(client.putItem(any(PutItemRequest.class))).thenAnswer(call -> {
            put(call.getArgument(0, PutItemRequest.class).item());
            return PutItemResponse.builder().build();
        });
        when(client.transactWriteItems(any(TransactWriteItemsRequest.class))).thenAnswer(call -> {
            call.getArgument(0, TransactWriteItemsRequest.class)
                    .transactItems()
                    .forEach(item -> put(item.put().item()));
            return TransactWriteItemsResponse.builder().build();
        });
        when(client.getItem(any(GetItemRequest.class)))
                .thenAnswer(call -> GetItemResponse.builder()
                        .item(items.get(
                                call.getArgument(0, GetItemRequest.class).key()))
                        .build());
    }

    private void put(Map<String, AttributeValue> item) {
        ItemKey key = ItemKey.of(item);
        if (losesHeads && key.sk().endsWith("#head")) {
            throw SdkClientException.create("read timed out");
        }
        assertThat(ItemCodec.attribute(item, "content").b().asByteArray()).hasSizeBetween(1, LARGEST_ITEM);
        if (items.putIfAbsent(key.attributes(), item) != null) {
            throw ConditionalCheckFailedException.builder().statusCode(400).build();
        }
    }

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

        assertThat(items).hasSizeGreaterThan(1);
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
    void what_another_has_written_first_is_answered_and_kept() {
        Manifest first = manifest("p1", 1, 1);
        recorder.record(first);

        assertThat(recorder.recordTogether(List.of(manifest("p1", 1, 2)))).containsExactly(first);
        assertThat(recorder.recordTogether(List.of(manifest("p1", LARGE, 2)))).containsExactly(first);
        assertThat(recorder.manifest(first.task(), 1)).contains(first);
    }

    @Test
    void what_a_writer_left_that_died_before_its_head_is_no_part_of_a_later_one() {
        losesHeads = true;
        assertThatExceptionOfType(RecorderException.class)
                .isThrownBy(() -> recorder.record(manifest("p1", LARGE, 1)))
                .withMessageContaining("read timed out");
        losesHeads = false;
        Manifest later = manifest("p1", LARGE, 2);

        recorder.record(later);

        assertThat(recorder.manifest(later.task(), 1)).contains(later);
    }
}
