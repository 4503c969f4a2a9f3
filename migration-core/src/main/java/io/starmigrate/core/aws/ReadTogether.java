package io.starmigrate.core.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;

/**
 * Reads items as many at once as a transaction takes: what may read one item may do that. Where a transaction is in the
 * way of a write, or answers too much, its items are read one by one.
 */
final class ReadTogether {
    private static final int ITEMS = 100;

    private final DynamoDbClient client;
    private final String table;
    private final Function<ItemKey, Optional<Map<String, AttributeValue>>> alone;

    ReadTogether(DynamoDbClient client, String table, Function<ItemKey, Optional<Map<String, AttributeValue>>> alone) {
        this.client = client;
        this.table = table;
        this.alone = alone;
    }

    /** The items under these keys, no two alike, as far as there are any. */
    List<Map<String, AttributeValue>> read(List<ItemKey> keys) {
        return Batches.of(keys, ITEMS).flatMap(this::batch).toList();
    }

    private Stream<Map<String, AttributeValue>> batch(List<ItemKey> keys) {
        if (keys.size() > 1) {
            try {
                return client.transactGetItems(request(keys)).responses().stream()
                        .filter(ItemResponse::hasItem)
                        .map(ItemResponse::item);
            } catch (SdkException inTheWay) {
                // Whoever cannot read at all is told so by the first that is read alone.
                return alone(keys);
            }
        }
        return alone(keys);
    }

    private Stream<Map<String, AttributeValue>> alone(List<ItemKey> keys) {
        return keys.stream().flatMap(key -> alone.apply(key).stream());
    }

    private TransactGetItemsRequest request(List<ItemKey> keys) {
        return TransactGetItemsRequest.builder()
                .transactItems(keys.stream()
                        .map(key -> TransactGetItem.builder()
                                .get(get -> get.tableName(table).key(key.attributes()))
                                .build())
                        .toList())
                .build();
    }
}
