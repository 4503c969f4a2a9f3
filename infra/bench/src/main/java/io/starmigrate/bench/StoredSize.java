package io.starmigrate.bench;

import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.task.PartitionTask;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** How many bytes a task takes in the table, as DynamoDB counts them. */
final class StoredSize {
    private StoredSize() {}

    static long of(PartitionTask task) {
        List<TransactWriteItemsRequest> written = new ArrayList<>();
        DynamoDbClient client = (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> {
                    written.add((TransactWriteItemsRequest) arguments[0]);
                    return TransactWriteItemsResponse.builder().build();
                });
        new DynamoDbTaskRecorder(client, "tasks").advance(task);
        return of(written.get(0).transactItems().get(0).put().item());
    }

    private static long of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(entry -> bytes(entry.getKey()) + of(entry.getValue()))
                .sum();
    }

    /**
     * A list or a map takes three bytes, and one for each of its elements; a number one byte for two digits, and one.
     */
    private static long of(AttributeValue value) {
        if (value.hasM()) {
            return 3 + value.m().size() + of(value.m());
        }
        if (value.hasL()) {
            return 3 + value.l().stream().mapToLong(one -> 1 + of(one)).sum();
        }
        if (value.s() != null) {
            return bytes(value.s());
        }
        return value.n() == null ? 1 : 2 + value.n().length() / 2;
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
