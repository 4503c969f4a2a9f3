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
            throw missing(incomplete);
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
        return each(entries, entry -> {
            boolean message = "aws:sqs".equals(entry.path("eventSource").asText());
            return message ? opened(entry.required("body"), envelopes) : read(entry, envelopes + 1);
        });
    }

    private static List<S3Record> records(JsonNode entries, int envelopes) throws UnreadableException {
        return each(entries, entry -> {
            if (entry.has("s3")) {
                return List.of(S3Record.ofNotification(entry));
            }
            if (entry.has("Sns")) {
                return opened(entry.required("Sns").required("Message"), envelopes);
            }
            throw new UnreadableException(
                    "it holds a record of " + entry.path("eventSource").asText("an unnamed source"));
        });
    }

    /** What cannot be read keeps nothing of what lies beside it. */
    private static List<S3Record> each(JsonNode entries, Entry entry) throws UnreadableException {
        List<S3Record> records = new ArrayList<>();
        UnreadableException first = null;
        for (JsonNode json : entries) {
            try {
                records.addAll(entry.read(json));
            } catch (UnreadableException unreadable) {
                records.addAll(unreadable.readable());
                first = first == null ? unreadable : first;
            } catch (IllegalArgumentException incomplete) {
                first = first == null ? missing(incomplete) : first;
            }
        }
        if (first != null) {
            throw new UnreadableException(first, records);
        }
        return records;
    }

    private static UnreadableException missing(IllegalArgumentException incomplete) {
        return new UnreadableException("a field of it is missing: " + incomplete.getMessage());
    }

    private interface Entry {
        List<S3Record> read(JsonNode json) throws UnreadableException;
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
        if (json.has("schema") && json.has("generation") && json.has("object")) {
            return "a message for the workers: the trigger must not send them to the queue it reads itself";
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

    /** The text, or a part of it, says nothing that S3 says; its message says what it is instead. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient List<S3Record> readable;

        UnreadableException(String what) {
            super("Cannot read it as a notification of S3, plain, through SNS or through EventBridge: " + what
                    + "; see that nothing but the target storage's notification comes here");
            this.readable = List.of();
        }

        private UnreadableException(UnreadableException first, List<S3Record> readable) {
            super(first.getMessage(), first);
            this.readable = List.copyOf(readable);
        }

        /** What S3 says in the rest of the text: it is to be announced all the same. */
        public List<S3Record> readable() {
            return readable;
        }
    }
}
