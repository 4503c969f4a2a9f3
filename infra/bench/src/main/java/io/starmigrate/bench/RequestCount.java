package io.starmigrate.bench;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** How often a table was asked, and for what: {@code write FILE}, {@code read TASK}. Safe for use by many threads. */
final class RequestCount {
    private final Map<String, Long> requests = new TreeMap<>();

    /** Counts a request; one that writes or reads several items by the first of them. */
    synchronized void count(SdkRequest request) {
        requests.merge(what(request), 1L, Long::sum);
    }

    /** How many there were of one kind. */
    synchronized long of(String what) {
        return requests.getOrDefault(what, 0L);
    }

    /** How many there were whose kind begins so. */
    synchronized long all(String prefix) {
        return requests.entrySet().stream()
                .filter(kind -> kind.getKey().startsWith(prefix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static String what(SdkRequest request) {
        if (request instanceof PutItemRequest put) {
            return "write " + kind(put.item());
        }
        if (request instanceof UpdateItemRequest update) {
            return "write " + kind(update.key());
        }
        if (request instanceof TransactWriteItemsRequest write) {
            return "write " + kind(write.transactItems().get(0).put().item());
        }
        if (request instanceof GetItemRequest get) {
            return "read " + kind(get.key());
        }
        if (request instanceof TransactGetItemsRequest get) {
            return "read " + kind(get.transactItems().get(0).get().key());
        }
        if (request instanceof QueryRequest query) {
            return query.indexName() == null ? "query" : "query " + query.indexName();
        }
        return request.getClass().getSimpleName();
    }

    private static String kind(Map<String, AttributeValue> key) {
        String sk = Objects.requireNonNull(key.get("sk")).s();
        int end = sk.indexOf('#');
        return end < 0 ? sk : sk.substring(0, end);
    }
}
