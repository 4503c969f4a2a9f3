package io.starmigrate.core.aws;

import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** How a file is written down whose event came: by one write, whether or not the relay was there first. */
final class ArrivedFile {
    private static final String CONDITION = "attribute_not_exists(#pk) OR #state IN (:exported, :relayed)"
            + " AND #version = :read AND #size = :size AND #etag IN (:etag, :untold)";

    private ArrivedFile() {}

    /**
     * What writes the file if there is nothing of it, or if all that is there is one write of the relay's that says the
     * same of it. What else there may be stays: the relay's own length is what a piece is held to. What the relay alone
     * can tell stays, too, as the rows it counted: the event says nothing of it.
     *
     * @param item of {@code arrived}
     */
    static UpdateItemRequest overRelays(RecorderTable table, Map<String, AttributeValue> item, FileTask arrived) {
        ItemKey key = ItemKey.of(item);
        Map<String, AttributeValue> told = new HashMap<>(item);
        told.keySet().removeAll(key.attributes().keySet());
        Map<String, String> names = new HashMap<>(Map.of("#pk", ItemKey.PK));
        Map<String, AttributeValue> values = new HashMap<>();
        told.forEach((name, value) -> {
            names.put("#" + name, name);
            values.put(":" + name, value);
        });
        values.put(":exported", AttributeValue.fromS(FileState.EXPORTED.name()));
        values.put(":relayed", AttributeValue.fromS(FileState.RELAYED.name()));
        values.put(":read", AttributeValue.fromN(Long.toString(arrived.version() - 1)));
        values.put(":untold", AttributeValue.fromS(""));
        return table.update(key)
                .updateExpression(told.keySet().stream()
                        .sorted()
                        .map(name -> "#" + name + " = :" + name)
                        .collect(Collectors.joining(", ", "SET ", "")))
                .conditionExpression(CONDITION + StoredForm.UNLESS_LATER)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }
}
