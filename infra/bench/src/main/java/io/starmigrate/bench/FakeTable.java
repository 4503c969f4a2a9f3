package io.starmigrate.bench;

import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.task.PartitionState;
import io.starmigrate.core.task.PartitionTask;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

/**
 * A table in no memory: it takes every write and forgets it, but for single items, and answers a query of an index with
 * pages of tasks that are made while they are read. So the heap that is measured is the tool's alone.
 */
final class FakeTable {
    private static final int PAGE = 700;
    private static final int SHARD_COUNT = 4;
    private static final Pattern NUMBER = Pattern.compile("#p(\\d+)$");

    private final Map<String, Map<String, AttributeValue>> items = new HashMap<>();
    private final Map<String, Long> requests = new HashMap<>();
    private @Nullable Map<String, AttributeValue> task;
    private int tasks;
    private boolean growing;

    DynamoDbTaskRecorder recorder() {
        return new DynamoDbTaskRecorder(
                (DynamoDbClient) Proxy.newProxyInstance(
                        DynamoDbClient.class.getClassLoader(),
                        new Class<?>[] {DynamoDbClient.class},
                        (proxy, method, arguments) -> answer(method.getName(), arguments[0])),
                "tasks");
    }

    /** From now on it holds so many tasks like this one. */
    void holds(int count, PartitionTask like) {
        if (like.state() == PartitionState.PLANNED) {
            recorder().plan(List.of(like));
        } else {
            recorder().advance(like);
        }
        tasks = count;
    }

    /** From now on it holds as many tasks like this one as are planned. */
    void grows(PartitionTask like) {
        holds(0, like);
        growing = true;
    }

    Map<String, Long> requests() {
        return requests;
    }

    /** How often it was asked for anything. */
    long asked() {
        return requests.values().stream().mapToLong(count -> count).sum();
    }

    private Object answer(String what, Object request) {
        requests.merge(what, 1L, Long::sum);
        if (request instanceof GetItemRequest get) {
            Map<String, AttributeValue> item = find(get.key());
            return item == null
                    ? GetItemResponse.builder().build()
                    : GetItemResponse.builder().item(item).build();
        }
        if (request instanceof TransactGetItemsRequest get) {
            return TransactGetItemsResponse.builder()
                    .responses(get.transactItems().stream()
                            .map(one -> ItemResponse.builder()
                                    .item(find(one.get().key()))
                                    .build())
                            .toList())
                    .build();
        }
        if (request instanceof PutItemRequest put) {
            items.put(key(put.item()), put.item());
            return PutItemResponse.builder().build();
        }
        if (request instanceof TransactWriteItemsRequest write) {
            // What is written later is forgotten.
            task = tasks == 0 && !growing ? write.transactItems().get(0).put().item() : task;
            tasks += growing ? write.transactItems().size() : 0;
            return TransactWriteItemsResponse.builder().build();
        }
        return page((QueryRequest) request);
    }

    /** What was put there, or one of those it holds. */
    private @Nullable Map<String, AttributeValue> find(Map<String, AttributeValue> key) {
        Map<String, AttributeValue> like = task;
        Matcher number = NUMBER.matcher(text(key, "pk"));
        return like == null || !number.find() || !text(key, "sk").equals(text(like, "sk"))
                ? items.get(key(key))
                : copy(like, Integer.parseInt(number.group(1)));
    }

    private static String key(Map<String, AttributeValue> item) {
        return text(item, "pk") + " " + text(item, "sk");
    }

    private static String text(Map<String, AttributeValue> item, String attribute) {
        return Objects.requireNonNull(item.get(attribute), attribute).s();
    }

    private QueryResponse page(QueryRequest query) {
        Map<String, AttributeValue> like = task;
        if (like == null || tasks == 0 || isOfJobs(query) || isOfChanges(query) || isOfAnotherState(query, like)) {
            return QueryResponse.builder().items(List.of()).build();
        }
        int begin = query.hasExclusiveStartKey()
                ? Integer.parseInt(
                        Objects.requireNonNull(query.exclusiveStartKey().get("at"))
                                .n())
                : 0;
        int shard = shard(query);
        int end = Math.min(begin + PAGE, tasks / SHARD_COUNT);
        List<Map<String, AttributeValue>> page = new ArrayList<>();
        for (int i = begin; i < end; i++) {
            page.add(copy(like, i * SHARD_COUNT + shard));
        }
        QueryResponse.Builder answer = QueryResponse.builder().items(page);
        return end == tasks / SHARD_COUNT
                ? answer.build()
                : answer.lastEvaluatedKey(Map.of("at", AttributeValue.fromN(Integer.toString(end))))
                        .build();
    }

    /** Of other jobs nothing is there. */
    private static boolean isOfJobs(QueryRequest query) {
        return !query.expressionAttributeValues().containsKey(":key");
    }

    /** All were published before anybody looked. */
    private static boolean isOfChanges(QueryRequest query) {
        AttributeValue since = query.expressionAttributeValues().get(":since");
        return since != null && !"0".equals(since.n());
    }

    /** All are in the state of the one they are like. */
    private static boolean isOfAnotherState(QueryRequest query, Map<String, AttributeValue> like) {
        return !query.expressionAttributeValues().containsKey(":since")
                && !text(query.expressionAttributeValues(), ":key").contains("#" + text(like, "state") + "#");
    }

    private static int shard(QueryRequest query) {
        String key = text(query.expressionAttributeValues(), ":key");
        return Integer.parseInt(key.replaceFirst(".*#", "")) % SHARD_COUNT;
    }

    /** Of another name each; no text is shared with another item, as in an answer that came over a line. */
    private static Map<String, AttributeValue> copy(Map<String, AttributeValue> like, int number) {
        Map<String, AttributeValue> item = new HashMap<>();
        Function<String, String> named = text -> fresh(text)
                .replace(FinishedJob.PARTITION, "p" + number)
                .replace(FinishedJob.TOKEN, FinishedJob.token(number))
                .replace(FinishedJob.TABLE, FinishedJob.TABLE + "_" + number / FinishedJob.OF_A_TABLE);
        like.forEach((name, value) -> item.put(fresh(name), copy(value, named)));
        return item;
    }

    private static AttributeValue copy(AttributeValue value, Function<String, String> named) {
        if (value.hasM()) {
            return AttributeValue.fromM(value.m().entrySet().stream()
                    .collect(Collectors.toMap(entry -> fresh(entry.getKey()), entry -> copy(entry.getValue(), named))));
        }
        if (value.hasL()) {
            return AttributeValue.fromL(
                    value.l().stream().map(one -> copy(one, named)).toList());
        }
        return value.s() == null ? value : AttributeValue.fromS(named.apply(value.s()));
    }

    private static String fresh(String text) {
        return String.copyValueOf(text.toCharArray());
    }
}
