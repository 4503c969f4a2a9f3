package io.starmigrate.core.aws;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * A table of this process that answers what the recorder asks as DynamoDB does, in small pages, and notes it; a request
 * may be made to end otherwise. {@code DynamoDbTaskRecorderTest} holds the recorder to the same on DynamoDB Local. Safe
 * for use by many threads.
 */
final class InMemoryTable implements DynamoDbClient {
    static final String NAME = "tasks";
    private static final int TOGETHER = 100;
    private static final int PAGE = 2;
    private static final Comparator<ItemKey> ORDER =
            Comparator.<ItemKey, String>comparing(ItemKey::pk).thenComparing(ItemKey::sk);

    private final Map<ItemKey, Map<String, AttributeValue>> items = new TreeMap<>(ORDER);
    private final List<String> requests = new ArrayList<>();
    private final Map<Integer, Turn> turns = new HashMap<>();

    /** How a request ends. */
    @FunctionalInterface
    interface Turn {
        /** The answer, or what is thrown for it; {@code request} applies it. */
        <T> T take(Supplier<T> request);
    }

    /** Something that happens. */
    @FunctionalInterface
    interface Event {
        void happen();
    }

    /** Makes the {@code nth} request from now, from 1, end so. */
    synchronized InMemoryTable at(int nth, Turn turn) {
        turns.put(requests.size() + nth, turn);
        return this;
    }

    /**
     * What has been asked since the last call: each request's name, and how many items it is about when that is told.
     */
    synchronized List<String> asked() {
        List<String> asked = List.copyOf(requests);
        requests.clear();
        turns.clear();
        return asked;
    }

    /** The keys of all items, in their order. */
    synchronized List<ItemKey> keys() {
        return List.copyOf(items.keySet());
    }

    /** The item under a key; empty when there is none. */
    synchronized Map<String, AttributeValue> item(ItemKey key) {
        return items.getOrDefault(key, Map.of());
    }

    synchronized void hold(Map<String, AttributeValue> item) {
        items.put(ItemKey.of(item), Map.copyOf(item));
    }

    /** Not applied. */
    static Turn refused(SdkException why) {
        return new Turn() {
            @Override
            public <T> T take(Supplier<T> request) {
                throw why;
            }
        };
    }

    /** Applied, but nobody is told. */
    static Turn lostReply() {
        return new Turn() {
            @Override
            public <T> T take(Supplier<T> request) {
                var unused = request.get();
                throw SdkClientException.create("read timed out");
            }
        };
    }

    /** Neither applied nor answered. */
    static Turn lostRequest() {
        return refused(SdkClientException.create("read timed out"));
    }

    /** Answered as ever, after something has happened. */
    static Turn after(Event event) {
        return new Turn() {
            @Override
            public <T> T take(Supplier<T> request) {
                event.happen();
                return request.get();
            }
        };
    }

    /** What the service answers, as its client throws it. */
    static SdkException answer(int status, String code) {
        return DynamoDbException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("the service's words")
                        .build())
                .build();
    }

    /** A transaction that was cancelled for these reasons, one for each item. */
    static SdkException cancelled(Stream<String> codes) {
        return cancelled(
                codes.map(code -> CancellationReason.builder().code(code).build())
                        .toList());
    }

    private static SdkException cancelled(List<CancellationReason> reasons) {
        return TransactionCanceledException.builder()
                .statusCode(400)
                .message("Transaction cancelled")
                .cancellationReasons(reasons)
                .build();
    }

    private <T> T answer(String asked, Supplier<T> request) {
        @Nullable Turn turn;
        synchronized (this) {
            requests.add(asked);
            turn = turns.remove(requests.size());
        }
        Supplier<T> alone = () -> {
            synchronized (this) {
                return request.get();
            }
        };
        return turn == null ? alone.get() : turn.take(alone);
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return answer(
                "get",
                () -> GetItemResponse.builder()
                        .item(items.get(key(request.key())))
                        .build());
    }

    @Override
    public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
        List<ItemKey> keys = request.transactItems().stream()
                .map(item -> key(item.get().key()))
                .toList();
        return answer("get " + keys.size(), () -> {
            requireTransaction(keys);
            return TransactGetItemsResponse.builder()
                    .responses(keys.stream()
                            .map(key ->
                                    ItemResponse.builder().item(items.get(key)).build())
                            .toList())
                    .build();
        });
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return answer("put", () -> {
            Map<String, AttributeValue> held = item(ItemKey.of(request.item()));
            if (!holds(
                    request.conditionExpression(),
                    request.expressionAttributeNames(),
                    request.expressionAttributeValues(),
                    held)) {
                throw refusal(held);
            }
            hold(request.item());
            return PutItemResponse.builder().build();
        });
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return answer("update", () -> {
            Map<String, AttributeValue> held = item(key(request.key()));
            Map<String, AttributeValue> now = Assignments.applied(request, held);
            if (!holds(
                    request.conditionExpression(),
                    request.expressionAttributeNames(),
                    request.expressionAttributeValues(),
                    held)) {
                throw refusal(held);
            }
            hold(now);
            return UpdateItemResponse.builder().attributes(now).build();
        });
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        List<Put> puts =
                request.transactItems().stream().map(TransactWriteItem::put).toList();
        return answer("put " + puts.size(), () -> {
            requireTransaction(puts.stream().map(put -> ItemKey.of(put.item())).toList());
            List<CancellationReason> reasons = puts.stream().map(this::reason).toList();
            if (reasons.stream().anyMatch(reason -> !"None".equals(reason.code()))) {
                throw cancelled(reasons);
            }
            puts.forEach(put -> hold(put.item()));
            return TransactWriteItemsResponse.builder().build();
        });
    }

    private CancellationReason reason(Put put) {
        Map<String, AttributeValue> held = item(ItemKey.of(put.item()));
        boolean holds =
                holds(put.conditionExpression(), put.expressionAttributeNames(), put.expressionAttributeValues(), held);
        return holds
                ? CancellationReason.builder().code("None").build()
                : CancellationReason.builder()
                        .code("ConditionalCheckFailed")
                        .item(held.isEmpty() ? null : held)
                        .build();
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return answer("delete", () -> {
            Map<String, AttributeValue> held = item(key(request.key()));
            if (!holds(
                    request.conditionExpression(),
                    request.expressionAttributeNames(),
                    request.expressionAttributeValues(),
                    held)) {
                throw refusal(Map.of());
            }
            items.remove(key(request.key()));
            return DeleteItemResponse.builder().build();
        });
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return answer("query", () -> {
            Condition condition =
                    new Condition(request.expressionAttributeNames(), request.expressionAttributeValues());
            List<ItemKey> found = new ArrayList<>(items.keySet().stream()
                    .filter(key -> condition.holds(request.keyConditionExpression(), item(key)))
                    .toList());
            if (Boolean.FALSE.equals(request.scanIndexForward())) {
                found.sort(ORDER.reversed());
            }
            int from = request.hasExclusiveStartKey() ? found.indexOf(key(request.exclusiveStartKey())) + 1 : 0;
            int to = Math.min(found.size(), from + (request.limit() == null ? PAGE : request.limit()));
            return QueryResponse.builder()
                    .items(found.subList(from, to).stream().map(this::item).toList())
                    .lastEvaluatedKey(to < found.size() ? found.get(to - 1).attributes() : null)
                    .build();
        });
    }

    private static ConditionalCheckFailedException refusal(Map<String, AttributeValue> held) {
        return ConditionalCheckFailedException.builder()
                .statusCode(400)
                .item(held.isEmpty() ? null : held)
                .build();
    }

    private static void requireTransaction(List<ItemKey> keys) {
        if (keys.size() > TOGETHER || new HashSet<>(keys).size() < keys.size()) {
            throw answer(400, "ValidationException");
        }
    }

    private static boolean holds(
            @Nullable String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values,
            Map<String, AttributeValue> held) {
        return condition == null || new Condition(names, values).holds(condition, held);
    }

    private static ItemKey key(Map<String, AttributeValue> attributes) {
        return ItemKey.of(attributes);
    }

    @Override
    public DynamoDbServiceClientConfiguration serviceClientConfiguration() {
        return DynamoDbServiceClientConfiguration.builder()
                .region(Region.EU_WEST_1)
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
