package io.starmigrate.core.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.starmigrate.core.arrival.S3Notification;
import io.starmigrate.core.arrival.S3Notification.UnreadableException;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.core.text.SettingName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** A file message as the JSON text that the queue carries. */
final class MessageBody {
    /** The version of the layout below; a reader refuses one it does not know. */
    static final int SCHEMA = 1;

    /** What S3 takes; the recorder's keys hold as much, and it refuses longer ones each time. */
    private static final int KEY_BYTES = 1_024;

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
            throw new IOException("it is none of this program's messages, which have a number as their \"schema\", but "
                    + named(root, body));
        }
        if (!schema.canConvertToInt() || schema.intValue() != SCHEMA) {
            throw new IOException("its schema is " + schema.asText() + ", this version reads " + SCHEMA);
        }
        try {
            return keyed(message(root));
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

    /** What else comes to this queue as a rule: what S3 says, which the trigger has to hear first. */
    private static String named(JsonNode root, String body) {
        try {
            var unused = S3Notification.read(body);
            return "a notification of S3: the bucket has to send it to the queue that the trigger reads, not to "
                    + SettingName.TASK_QUEUE;
        } catch (UnreadableException other) {
            return S3Notification.named(root);
        }
    }

    /** No object's key is longer, and all names of a file are part of one. */
    private static FileMessage keyed(FileMessage message) {
        int bytes = message.object().key().getBytes(StandardCharsets.UTF_8).length;
        PartitionId partition = message.file().task().partition();
        int names = Stream.of(
                        partition.job(),
                        partition.database(),
                        partition.table(),
                        partition.partition(),
                        message.file().name())
                .mapToInt(name -> name.getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (Math.max(bytes, names) > KEY_BYTES) {
            throw new IllegalArgumentException("it names what no storage has: a key of " + Math.max(bytes, names)
                    + " bytes, and keys have " + KEY_BYTES + " at most");
        }
        return message;
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
