package io.starmigrate.core.aws;

import io.starmigrate.core.aws.WriteOutcome.Applied;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The recorder's requests to its table. Retries of throttled and failed requests are the client's own. */
final class RecorderTable {
    private final DynamoDbClient client;
    private final String table;
    private final DynamoDbErrors errors;

    RecorderTable(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.errors = new DynamoDbErrors(table, client);
    }

    Optional<Map<String, AttributeValue>> get(ItemKey key) {
        GetItemRequest request = GetItemRequest.builder()
                .tableName(table)
                .key(key.attributes())
                .consistentRead(true)
                .build();
        return Optional.of(call("read", key.toString(), () -> client.getItem(request)))
                .filter(response -> response.hasItem())
                .map(response -> response.item());
    }

    /** The items under these keys, no two alike, as far as there are any. */
    List<Map<String, AttributeValue>> get(List<ItemKey> keys) {
        return new ReadTogether(client, table, this::get).read(keys);
    }

    /** All items of a partition key whose sort key begins so, in the sort key's order. */
    Stream<Map<String, AttributeValue>> query(String pk, String prefix) {
        return pages(below(pk, prefix).consistentRead(true).build());
    }

    /** The last item of a partition key whose sort key begins so. */
    Optional<Map<String, AttributeValue>> last(String pk, String prefix) {
        QueryRequest request = below(pk, prefix)
                .consistentRead(true)
                .scanIndexForward(false)
                .limit(1)
                .build();
        return call("read", pk + " " + prefix, () -> client.query(request)).items().stream()
                .findFirst();
    }

    /** All items of one key of the index, a moment old. */
    Stream<Map<String, AttributeValue>> index(String jobState) {
        return pages(QueryRequest.builder()
                .tableName(table)
                .indexName(ItemKey.BY_JOB_STATE)
                .keyConditionExpression("#key = :key")
                .expressionAttributeNames(Map.of("#key", ItemKey.JOB_STATE))
                .expressionAttributeValues(Map.of(":key", AttributeValue.fromS(jobState)))
                .build());
    }

    /** What one key of the index over changes has from this moment on, a moment old. */
    Stream<Map<String, AttributeValue>> changes(String jobShard, Instant since) {
        return pages(QueryRequest.builder()
                .tableName(table)
                .indexName(ItemKey.BY_JOB_CHANGE)
                .keyConditionExpression("#key = :key AND #at >= :since")
                .expressionAttributeNames(Map.of("#key", ItemKey.JOB_SHARD, "#at", ItemKey.CHANGED_AT))
                .expressionAttributeValues(Map.of(
                        ":key", AttributeValue.fromS(jobShard),
                        ":since", AttributeValue.fromN(Long.toString(since.toEpochMilli()))))
                .build());
    }

    /** Writes all of these or none; more than one in a transaction. */
    WriteOutcome write(List<Put> puts) {
        String subject =
                ItemKey.of(puts.get(0).item()) + (puts.size() > 1 ? " and " + (puts.size() - 1) + " more" : "");
        try {
            if (puts.size() == 1) {
                client.putItem(alone(puts.get(0)));
            } else {
                client.transactWriteItems(together(puts));
            }
            return new Applied(Map.of());
        } catch (SdkException e) {
            return errors.outcome("write", subject, e);
        }
    }

    /** Writes some attributes of an item, which is made where there is none; what it has besides stays. */
    WriteOutcome write(UpdateItemRequest update) {
        try {
            return new Applied(client.updateItem(update).attributes());
        } catch (SdkException e) {
            return errors.outcome("write", ItemKey.of(update.key()).toString(), e);
        }
    }

    /** Removes an item; what is not there is passed over. */
    void delete(ItemKey key) {
        var unused = call(
                "remove",
                key.toString(),
                () -> client.deleteItem(request -> request.tableName(table).key(key.attributes())));
    }

    /** Removes an item while it has this version; what is not there is passed over. */
    void delete(ItemKey key, AttributeValue version) {
        var unused = call(
                "remove",
                key.toString(),
                () -> client.deleteItem(request -> request.tableName(table)
                        .key(key.attributes())
                        .conditionExpression("attribute_not_exists(#pk) OR #version = :read")
                        .expressionAttributeNames(Map.of("#pk", ItemKey.PK, "#version", "version"))
                        .expressionAttributeValues(Map.of(":read", version))));
    }

    /** An item to be written if nothing has its key yet. */
    Put create(Map<String, AttributeValue> item) {
        return put(item)
                .conditionExpression("attribute_not_exists(#pk)")
                .expressionAttributeNames(Map.of("#pk", ItemKey.PK))
                .build();
    }

    Put.Builder put(Map<String, AttributeValue> item) {
        return Put.builder()
                .tableName(table)
                .item(item)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }

    /** Of an item's attributes; whoever is refused is told what is there, and so is who is not. */
    UpdateItemRequest.Builder update(ItemKey key) {
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(key.attributes())
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }

    private static PutItemRequest alone(Put put) {
        return PutItemRequest.builder()
                .tableName(put.tableName())
                .item(put.item())
                .conditionExpression(put.conditionExpression())
                .expressionAttributeNames(put.hasExpressionAttributeNames() ? put.expressionAttributeNames() : null)
                .expressionAttributeValues(put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null)
                .returnValuesOnConditionCheckFailure(put.returnValuesOnConditionCheckFailure())
                .build();
    }

    /**
     * The client fills in a request token of its own and keeps it for its retries: a lost reply is not written twice. A
     * token made from the content would answer "applied" for ten minutes, also after somebody else wrote.
     */
    private static TransactWriteItemsRequest together(List<Put> puts) {
        return TransactWriteItemsRequest.builder()
                .transactItems(puts.stream()
                        .map(put -> TransactWriteItem.builder().put(put).build())
                        .toList())
                .build();
    }

    private QueryRequest.Builder below(String pk, String prefix) {
        QueryRequest.Builder request = QueryRequest.builder().tableName(table);
        if (prefix.isEmpty()) {
            return request.keyConditionExpression("#pk = :pk")
                    .expressionAttributeNames(Map.of("#pk", ItemKey.PK))
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk)));
        }
        return request.keyConditionExpression("#pk = :pk AND begins_with(#sk, :sk)")
                .expressionAttributeNames(Map.of("#pk", ItemKey.PK, "#sk", ItemKey.SK))
                .expressionAttributeValues(
                        Map.of(":pk", AttributeValue.fromS(pk), ":sk", AttributeValue.fromS(prefix)));
    }

    /** Each page is fetched when the one before it has been read. */
    private Stream<Map<String, AttributeValue>> pages(QueryRequest first) {
        return OneAfterAnother.of(
                Stream.iterate(page(first), Objects::nonNull, page -> next(first, page)),
                page -> page.items().stream());
    }

    private QueryResponse page(QueryRequest request) {
        String subject = request.expressionAttributeValues().values().stream()
                .map(value -> value.s() == null ? value.n() : value.s())
                .sorted()
                .collect(Collectors.joining(" "));
        return call("query", subject, () -> client.query(request));
    }

    private @Nullable QueryResponse next(QueryRequest first, QueryResponse page) {
        return page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty()
                ? page(first.toBuilder()
                        .exclusiveStartKey(page.lastEvaluatedKey())
                        .build())
                : null;
    }

    private <T> T call(String operation, String subject, Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw errors.exception(operation, subject, e);
        }
    }
}
