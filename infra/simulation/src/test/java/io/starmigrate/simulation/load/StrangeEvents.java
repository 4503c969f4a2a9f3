package io.starmigrate.simulation.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.simulation.repeatable.Chance;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a queue of S3 events can hold beside the events of a job's files: each form in which S3 says the same, and all
 * that others put there. Every choice is the chance's.
 */
final class StrangeEvents {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> CREATED = List.of("Put", "Post", "Copy", "CompleteMultipartUpload");
    private static final List<String> OTHERS = List.of(
            "ObjectRemoved:Delete",
            "ObjectRemoved:DeleteMarkerCreated",
            "ObjectRestore:Post",
            "ObjectRestore:Completed",
            "LifecycleExpiration:Delete",
            "LifecycleTransition",
            "Replication:OperationFailedReplication",
            "ObjectTagging:Put",
            "ObjectAcl:Put",
            "IntelligentTiering");
    private static final List<String> UNREADABLE = List.of(
            "",
            "hello",
            "17",
            "null",
            "[]",
            "{}",
            "{\"Records\":[7]}",
            "{\"Records\":[{\"eventSource\":\"aws:kinesis\"}]}",
            "{\"Records\":[]} {}",
            "{\"Type\":\"SubscriptionConfirmation\",\"TopicArn\":\"arn:t\"}",
            "{\"source\":\"aws.ec2\",\"detail-type\":\"State-change\",\"detail\":{}}",
            "{\"bucket\":{\"name\":\"right\"},\"object\":{\"key\":\"transformed\"}}",
            "\"input transformed to a text \\uFFFE\"",
            "{\"schema\":1,\"job\":\"job\",\"generation\":1,\"object\":\"s3://right/f\"}",
            "[".repeat(2_000),
            "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{}}]}");
    private static final List<String> STRANGE_SIZES = List.of("null", "-1", "1.5", "\"many\"", "1e400", "9".repeat(30));

    /** An object that was written, at this length. */
    record Told(StorageUri object, long size) {}

    private final Chance chance;
    private final Set<Told> told = new HashSet<>();

    StrangeEvents(Chance chance) {
        this.chance = chance;
    }

    /** The event of an object that was written, in any form. */
    String created(StorageUri object, long size, String etag) {
        told.add(new Told(object, size));
        String kind = chance.pick(CREATED);
        return enveloped(
                chance.happens(0.4)
                        ? eventBridge("Object Created", object, JSON.numberNode(size), etag)
                        : records(List.of(record("ObjectCreated:" + kind, object, JSON.numberNode(size), etag))));
    }

    /** Whether S3 has said of an object, in any form, that it was written at this length. */
    boolean isTold(StorageUri object, long size) {
        return told.contains(new Told(object, size));
    }

    /** The event of such an object that does not tell its size: nothing can be announced by it. */
    String withoutSize(StorageUri object, String etag) {
        String text = records(List.of(record("ObjectCreated:Put", object, JSON.textNode("SIZE"), etag)));
        return text.replace("\"SIZE\"", chance.pick(STRANGE_SIZES));
    }

    /** Says of an object that something else has become of it. */
    String other(StorageUri object) {
        return enveloped(
                chance.happens(0.3)
                        ? eventBridge("Object Deleted", object, JSON.numberNode(1), "e")
                        : records(List.of(record(chance.pick(OTHERS), object, JSON.numberNode(1), "e"))));
    }

    /** What nobody can read. */
    String unreadable() {
        return chance.pick(UNREADABLE);
    }

    /** What S3 sends when it is told to notify. */
    String test() {
        return enveloped("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"right\"}");
    }

    /** A readable event with others beside it that are not. */
    String amongStrangers(String event) {
        String stranger = "{\"eventSource\":\"aws:kinesis\"}";
        return "[" + (chance.happens(0.5) ? stranger + "," + event : event + "," + stranger) + "]";
    }

    private String enveloped(String event) {
        return switch (chance.below(8)) {
            case 0 -> sns(event);
            case 1 -> "{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":" + sns(event) + "}]}";
            case 2 -> "{\"version\":\"1.0\",\"requestContext\":{},\"requestPayload\":" + event + "}";
            case 3 -> "[" + event + "]";
            case 4 -> "[" + JSON.objectNode().put("eventSource", "aws:sqs").put("body", sns(event)) + "]";
            default -> event;
        };
    }

    private static String sns(String message) {
        return JSON.objectNode()
                .put("Type", "Notification")
                .put("TopicArn", "arn:aws:sns:us-east-1:1:t")
                .put("Message", message)
                .toString();
    }

    private static String records(List<ObjectNode> records) {
        return JSON.objectNode()
                .set("Records", JSON.arrayNode().addAll(records))
                .toString();
    }

    private ObjectNode record(String name, StorageUri object, JsonNode size, String etag) {
        ObjectNode s3 = JSON.objectNode();
        s3.putObject("bucket").put("name", object.bucket());
        ObjectNode written =
                s3.putObject("object").put("key", encoded(object.key())).put("eTag", etag);
        written.set("size", size);
        if (chance.happens(0.3)) {
            written.put("versionId", "v" + chance.below(9)).put("sequencer", "00");
        }
        ObjectNode record = JSON.objectNode().put("eventName", (chance.happens(0.2) ? "s3:" : "") + name);
        record.set("s3", s3);
        return record;
    }

    private static String eventBridge(String type, StorageUri object, JsonNode size, String etag) {
        ObjectNode event = JSON.objectNode().put("source", "aws.s3").put("detail-type", type);
        ObjectNode detail = event.putObject("detail").put("reason", "PutObject");
        detail.putObject("bucket").put("name", object.bucket());
        detail.putObject("object").put("key", object.key()).put("etag", etag).set("size", size);
        return event.toString();
    }

    /** As any storage may encode a key: more letters than it has to, and in hexadecimal digits of either case. */
    private String encoded(String key) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '/' || b == '_' || b == '.';
            if (plain && !chance.happens(0.1)) {
                encoded.append((char) b);
            } else if (b == ' ' && chance.happens(0.5)) {
                encoded.append('+');
            } else {
                encoded.append(String.format(chance.happens(0.5) ? "%%%02X" : "%%%02x", b & 0xff));
            }
        }
        return encoded.toString();
    }
}
