package io.starmigrate.core.aws;

import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;

/** How a file is written down whose event came: by one write, whether or not the relay was there first. */
final class ArrivedFile {
    private ArrivedFile() {}

    /**
     * What writes the file if there is nothing of it, or if all that is there is one write of the relay's that says the
     * same of it. What else there may be stays: the relay's own length is what a piece is held to.
     *
     * @param item of {@code arrived}
     */
    static Put inPlaceOfRelays(RecorderTable table, Map<String, AttributeValue> item, FileTask arrived) {
        return StoredForm.unlessLater(table.put(item)
                .conditionExpression("attribute_not_exists(#pk) OR #state IN (:exported, :relayed)"
                        + " AND #version = :read AND #size = :size AND #etag IN (:etag, :untold)")
                .expressionAttributeNames(Map.of(
                        "#pk", ItemKey.PK, "#state", "state", "#version", "version", "#size", "size", "#etag", "etag"))
                .expressionAttributeValues(Map.of(
                        ":exported", AttributeValue.fromS(FileState.EXPORTED.name()),
                        ":relayed", AttributeValue.fromS(FileState.RELAYED.name()),
                        ":read", AttributeValue.fromN(Long.toString(arrived.version() - 1)),
                        ":size", AttributeValue.fromN(Long.toString(arrived.size())),
                        ":etag", AttributeValue.fromS(arrived.etag()),
                        ":untold", AttributeValue.fromS("")))
                .build());
    }
}
