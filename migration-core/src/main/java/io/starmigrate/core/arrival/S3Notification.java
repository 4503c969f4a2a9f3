package io.starmigrate.core.arrival;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads what S3 says of objects, in each form in which it comes: S3's own notification, the same inside an SNS message,
 * and EventBridge's event, also several of them as EventBridge Pipes hand them on, and what a function's destination
 * was given. Whatever else a function can be given is named for what it is. Pure.
 */
public final class S3Notification {
    /** SNS inside SNS is nobody's intention; the bound keeps a crafted text from going on for ever. */
    private static final int ENVELOPES = 3;

    private static final int SHOWN = 8;

    /** What follows a notification would be lost unseen. */
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private S3Notification() {}

    /**
     * The records of a text.
     *
     * @return none for the test event that S3 sends when it is told to notify
     * @throws UnreadableException when it is not of S3; for good: the same text never will be
     */
    public static List<S3Record> read(String text) throws UnreadableException {
        return read(text, 0);
    }

    private static List<S3Record> read(String text, int envelopes) throws UnreadableException {
        JsonNode json;
        try {
            json = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UnreadableException("it is no JSON: " + e.getOriginalMessage());
        }
        try {
            return read(json, envelopes);
        } catch (IllegalArgumentException incomplete) {
            throw new UnreadableException("a field of it is missing: " + incomplete.getMessage());
        }
    }

    private static List<S3Record> read(JsonNode json, int envelopes) throws UnreadableException {
        if (envelopes > ENVELOPES) {
            throw new UnreadableException("its envelopes hold each other");
        }
        if (json.path("Records").isArray()) {
            return records(json.path("Records"), envelopes);
        }
        if (json.isArray() && !json.isEmpty()) {
            return piped(json, envelopes);
        }
        if ("s3:TestEvent".equals(json.path("Event").asText())) {
            return List.of();
        }
        if ("Notification".equals(json.path("Type").asText())) {
            return opened(json.required("Message"), envelopes);
        }
        if (json.has("requestPayload") && json.has("requestContext")) {
            return opened(json.required("requestPayload"), envelopes);
        }
        if ("aws.s3".equals(json.path("source").asText())
                && json.path("detail-type").asText().startsWith("Object ")
                && json.path("detail").isObject()) {
            return List.of(S3Record.ofEventBridge(json));
        }
        throw new UnreadableException("it is " + named(json));
    }

    /**
     * What an envelope holds: a text, as a rule; a pipe that filters, or a test by hand, hands on what it has parsed.
     */
    private static List<S3Record> opened(JsonNode content, int envelopes) throws UnreadableException {
        return content.isTextual() ? read(content.textValue(), envelopes + 1) : read(content, envelopes + 1);
    }

    /** What a pipe gathers: events as they are, or messages of a queue, which it deletes itself. */
    private static List<S3Record> piped(JsonNode entries, int envelopes) throws UnreadableException {
        List<S3Record> records = new ArrayList<>();
        for (JsonNode entry : entries) {
            boolean message = "aws:sqs".equals(entry.path("eventSource").asText());
            records.addAll(message ? opened(entry.required("body"), envelopes) : read(entry, envelopes + 1));
        }
        return records;
    }

    private static List<S3Record> records(JsonNode entries, int envelopes) throws UnreadableException {
        List<S3Record> records = new ArrayList<>();
        for (JsonNode entry : entries) {
            if (entry.has("s3")) {
                records.add(S3Record.ofNotification(entry));
            } else if (entry.has("Sns")) {
                records.addAll(opened(entry.required("Sns").required("Message"), envelopes));
            } else {
                throw new UnreadableException(
                        "it holds a record of " + entry.path("eventSource").asText("an unnamed source"));
            }
        }
        return records;
    }

    /** What an event or a text is that says nothing of S3, as the end of "it is …". */
    public static String named(JsonNode json) {
        if (json.has("detail-type")) {
            return "an EventBridge event of " + json.path("source").asText() + ", \""
                    + json.path("detail-type").asText() + "\""
                    + (json.path("detail").isObject() ? "" : ", whose detail is " + typed(json.path("detail")));
        }
        if (json.has("Type") && json.has("TopicArn")) {
            return "an SNS " + json.path("Type").asText() + " of "
                    + json.path("TopicArn").asText();
        }
        if (json.has("bucket") && json.has("object")) {
            return "the detail of an EventBridge event alone: its rule has to pass on the whole event, without an input"
                    + " path or transformer";
        }
        if ("s3:TestEvent".equals(json.path("Event").asText())) {
            return "the test event that S3 sends when it is told to notify";
        }
        if (json.isMissingNode()) {
            return "an empty text";
        }
        if (!json.isObject()) {
            return "a JSON " + kind(json);
        }
        List<String> fields = new ArrayList<>();
        json.fieldNames().forEachRemaining(fields::add);
        return "a JSON object with the fields " + fields.subList(0, Math.min(SHOWN, fields.size()));
    }

    private static String typed(JsonNode json) {
        String kind = kind(json);
        return json.isArray() ? "an " + kind : "a " + kind;
    }

    private static String kind(JsonNode json) {
        return json.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    /** The text says nothing that S3 says; its message says what it is instead. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String what) {
            super("Cannot read it as a notification of S3, plain, through SNS or through EventBridge: " + what
                    + "; see that nothing but the target storage's notification comes here");
        }
    }
}
