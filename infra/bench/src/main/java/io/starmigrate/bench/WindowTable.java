package io.starmigrate.bench;

import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * A table that holds what is under way alone: what is done is forgotten, so that the heap that is measured is the
 * tool's. Every write is applied, and its indexes are empty. To be used from one thread.
 */
final class WindowTable {
    private final Map<String, NavigableMap<String, Map<String, AttributeValue>>> items = new HashMap<>();
    private final RequestCount requests;

    WindowTable(RequestCount requests) {
        this.requests = requests;
    }

    DynamoDbTaskRecorder recorder() {
        return new DynamoDbTaskRecorder(
                (DynamoDbClient) Proxy.newProxyInstance(
                        DynamoDbClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (proxy, method, arguments) ->
                                arguments[0] instanceof SdkRequest request ? counted(request) : null),
                "tasks");
    }

    /** Forgets everything but jobs. */
    void forget() {
        items.keySet().removeIf(key -> !key.equals("JOBS"));
    }

    private Object counted(SdkRequest request) {
        requests.count(request);
        return answer(request);
    }

    private Object answer(SdkRequest request) {
        if (request instanceof GetItemRequest get) {
            return GetItemResponse.builder().item(find(get.key()).orElse(null)).build();
        }
        if (request instanceof TransactGetItemsRequest get) {
            List<ItemResponse> found = get.transactItems().stream()
                    .map(one -> ItemResponse.builder()
                            .item(find(one.get().key()).orElse(null))
                            .build())
                    .toList();
            return TransactGetItemsResponse.builder().responses(found).build();
        }
        if (request instanceof PutItemRequest put) {
            put(put.item());
            return PutItemResponse.builder().build();
        }
        if (request instanceof UpdateItemRequest update) {
            return UpdateItemResponse.builder().attributes(written(update)).build();
        }
        if (request instanceof TransactWriteItemsRequest write) {
            write.transactItems().forEach(one -> put(one.put().item()));
            return TransactWriteItemsResponse.builder().build();
        }
        return query((QueryRequest) request);
    }

    private QueryResponse query(QueryRequest query) {
        Map<String, AttributeValue> values = query.expressionAttributeValues();
        if (query.indexName() != null) {
            return QueryResponse.builder().items(List.of()).build();
        }
        String prefix = values.containsKey(":sk") ? text(values, ":sk") : "";
        NavigableMap<String, Map<String, AttributeValue>> all = below(text(values, ":pk"));
        boolean backwards = Boolean.FALSE.equals(query.scanIndexForward());
        Stream<Map<String, AttributeValue>> found = (backwards ? all.descendingMap() : all)
                .entrySet().stream()
                        .filter(item -> item.getKey().startsWith(prefix))
                        .map(Map.Entry::getValue);
        return QueryResponse.builder()
                .items(found.limit(query.limit() == null ? Integer.MAX_VALUE : query.limit())
                        .toList())
                .build();
    }

    private Optional<Map<String, AttributeValue>> find(Map<String, AttributeValue> key) {
        return Optional.ofNullable(below(text(key, "pk")).get(text(key, "sk")));
    }

    private void put(Map<String, AttributeValue> item) {
        below(text(item, "pk")).put(text(item, "sk"), item);
    }

    /** All that an update does here is to set attributes. */
    private Map<String, AttributeValue> written(UpdateItemRequest update) {
        Map<String, AttributeValue> item = new HashMap<>(find(update.key()).orElse(update.key()));
        String all = update.updateExpression().substring("SET ".length());
        for (String one : all.split(", ", -1)) {
            List<String> sides = List.of(one.split(" = ", -1));
            item.put(
                    Objects.requireNonNull(update.expressionAttributeNames().get(sides.get(0)), one),
                    Objects.requireNonNull(update.expressionAttributeValues().get(sides.get(1)), one));
        }
        put(item);
        return item;
    }

    private NavigableMap<String, Map<String, AttributeValue>> below(String pk) {
        return items.computeIfAbsent(pk, key -> new TreeMap<>());
    }

    private static String text(Map<String, AttributeValue> item, String attribute) {
        return Objects.requireNonNull(item.get(attribute), attribute).s();
    }
}
