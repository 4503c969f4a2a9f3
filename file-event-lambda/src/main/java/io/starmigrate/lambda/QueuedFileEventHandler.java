package io.starmigrate.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The trigger behind a queue of S3 events, as {@code infra/sam/template.yaml} wires it. Its event source reports batch
 * item failures: what it names is delivered again, the rest is done. Safe for use by many threads.
 */
public final class QueuedFileEventHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final FileEventTrigger trigger;

    /**
     * The handler as Lambda makes it, configured by {@code TABLE}, {@code QUEUE_URL} and {@code STORAGE}.
     *
     * @throws IllegalArgumentException listing everything that is wrong with the environment
     */
    public QueuedFileEventHandler() {
        this(FileEventTrigger.of(System.getenv()));
    }

    /** A handler of this trigger. */
    public QueuedFileEventHandler(FileEventTrigger trigger) {
        this.trigger = trigger;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        EventLog log = new EventLog(context.getLogger());
        Set<String> again = new HashSet<>();
        Map<String, List<S3Record>> records = new LinkedHashMap<>();
        for (SQSMessage message : event.getRecords()) {
            try {
                records.put(message.getMessageId(), records(message.getBody()));
            } catch (IllegalArgumentException e) {
                again.add(message.getMessageId());
                log.failed("message " + message.getMessageId(), String.valueOf(e.getMessage()));
            }
        }
        again.addAll(trigger.announce(records, log));
        return new SQSBatchResponse(again.stream().map(BatchItemFailure::new).toList());
    }

    /** S3 sends a test event without records when it is told to use the queue. */
    private static List<S3Record> records(String body) {
        JsonNode root = tree(body);
        if ("s3:TestEvent".equals(root.path("Event").asText())) {
            return List.of();
        }
        return StreamSupport.stream(root.required("Records").spliterator(), false)
                .map(S3Record::of)
                .toList();
    }

    private static JsonNode tree(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot read an S3 event: " + e.getOriginalMessage(), e);
        }
    }
}
