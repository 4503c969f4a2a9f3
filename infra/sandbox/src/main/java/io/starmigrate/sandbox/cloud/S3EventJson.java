package io.starmigrate.sandbox.cloud;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Writes the notification S3 sends (event structure 2.1) and the queue's message around it, and reads both with the
 * serializer of the Lambda runtime: what a handler is given is what a real invocation would give it.
 */
final class S3EventJson {
    private final String region;

    S3EventJson(String region) {
        this.region = region;
    }

    /** A batch of one message. */
    SQSEvent event(ObjectCreated created) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putArray("Records")
                .addObject()
                .put("messageId", sequencer(created))
                .put("body", text(created))
                .put("eventSource", "aws:sqs")
                .put("awsRegion", region);
        return LambdaEventSerializers.serializerFor(SQSEvent.class, SQSEvent.class.getClassLoader())
                .fromJson(root.toString());
    }

    String text(ObjectCreated created) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode entry = root.putArray("Records").addObject();
        entry.put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", region)
                .put("eventTime", created.at().toString())
                .put("eventName", created.way().eventName());
        entry.putObject("userIdentity").put("principalId", "AWS:SANDBOX");
        entry.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        entry.putObject("responseElements")
                .put("x-amz-request-id", sequencer(created))
                .put("x-amz-id-2", sequencer(created));
        describe(entry.putObject("s3").put("s3SchemaVersion", "1.0"), created);
        return root.toString();
    }

    private static void describe(ObjectNode s3, ObjectCreated created) {
        s3.put("configurationId", "sandbox");
        ObjectNode bucket = s3.putObject("bucket");
        bucket.put("name", created.bucket()).put("arn", "arn:aws:s3:::" + created.bucket());
        bucket.putObject("ownerIdentity").put("principalId", "SANDBOX");
        s3.putObject("object")
                .put("key", encoded(created.key()))
                .put("size", created.size())
                .put("eTag", created.etag())
                .put("sequencer", sequencer(created));
    }

    // As S3 does it: form encoding, so a space becomes a plus, with slashes left alone.
    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    private static String sequencer(ObjectCreated created) {
        return String.format(Locale.ROOT, "%018X", created.sequence());
    }
}
