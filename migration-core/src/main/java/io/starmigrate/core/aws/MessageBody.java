package io.starmigrate.core.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import java.io.IOException;

/** A file message as the JSON text that the queue carries. */
final class MessageBody {
    /** The version of the layout below; a reader refuses one it does not know. */
    static final int SCHEMA = 1;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private MessageBody() {}

    static String write(FileMessage message) {
        FileTaskId file = message.file();
        PartitionId partition = file.task().partition();
        return MAPPER.createObjectNode()
                .put("schema", SCHEMA)
                .put("job", partition.job())
                .put("database", partition.database())
                .put("table", partition.table())
                .put("partition", partition.partition())
                .put("generation", file.task().generation())
                .put("attempt", file.attempt())
                .put("name", file.name())
                .put("object", message.object().toString())
                .put("size", message.size())
                .put("etag", message.etag())
                .toString();
    }

    /**
     * Reads a message.
     *
     * @throws IOException when it is none; the message says what is wrong, in words that fit a dead letter
     */
    static FileMessage read(String body) throws IOException {
        JsonNode root = tree(body);
        JsonNode schema = root.path("schema");
        if (!schema.isIntegralNumber()) {
            throw new IOException("it is none of this program's messages, which have a number as their \"schema\"");
        }
        if (!schema.canConvertToInt() || schema.intValue() != SCHEMA) {
            throw new IOException("its schema is " + schema.asText() + ", this version reads " + SCHEMA);
        }
        try {
            return message(root);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static JsonNode tree(String body) throws IOException {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IOException("it is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static FileMessage message(JsonNode root) {
        PartitionId partition = new PartitionId(
                text(root, "job"), text(root, "database"), text(root, "table"), text(root, "partition"));
        PartitionTaskId task =
                new PartitionTaskId(partition, root.required("generation").asInt());
        return new FileMessage(
                new FileTaskId(task, root.required("attempt").asInt(), text(root, "name")),
                StorageUri.parse(text(root, "object")),
                root.required("size").asLong(),
                text(root, "etag"));
    }

    private static String text(JsonNode root, String field) {
        return root.required(field).asText();
    }
}
