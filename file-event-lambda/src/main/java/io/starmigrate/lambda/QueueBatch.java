package io.starmigrate.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.starmigrate.core.arrival.S3Notification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch of messages as Lambda's event source of a queue hands it over, and the answer it expects. What is none is
 * named for what it is: Lambda's own reading would end an array before any of our code. Pure.
 */
final class QueueBatch {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private QueueBatch() {}

    /** @throws IllegalArgumentException when it is no batch of a queue, naming what it is instead */
    static SQSEvent read(String text) {
        JsonNode json;
        try {
            json = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw unexpected("what is no JSON: " + e.getOriginalMessage());
        }
        JsonNode records = json.path("Records");
        if (!records.isArray()) {
            throw unexpected(S3Notification.named(json));
        }
        List<SQSMessage> messages = new ArrayList<>();
        for (JsonNode entry : records) {
            SQSMessage message = new SQSMessage();
            message.setMessageId(entry.path("messageId").textValue());
            message.setBody(entry.path("body").textValue());
            message.setEventSource(
                    entry.path("eventSource").asText(entry.path("EventSource").asText("an unnamed source")));
            messages.add(message);
        }
        SQSEvent event = new SQSEvent();
        event.setRecords(messages);
        requireMessages(event);
        return event;
    }

    /** @throws IllegalArgumentException when one of them lacks what every message has */
    static List<SQSMessage> requireMessages(@Nullable SQSEvent event) {
        List<SQSMessage> messages = event == null ? null : event.getRecords();
        if (messages == null) {
            throw unexpected("an event without records");
        }
        if (!messages.stream().allMatch(message -> message.getMessageId() != null && message.getBody() != null)) {
            throw unexpected("records of "
                    + messages.stream()
                            .map(SQSMessage::getEventSource)
                            .distinct()
                            .toList());
        }
        return messages;
    }

    /** As the event source reads it: {@code {"batchItemFailures":[{"itemIdentifier":"…"}]}}. */
    static byte[] written(SQSBatchResponse response) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode failures = answer.putArray("batchItemFailures");
        response.getBatchItemFailures()
                .forEach(failure -> failures.addObject().put("itemIdentifier", failure.getItemIdentifier()));
        return answer.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException unexpected(String what) {
        return new IllegalArgumentException(
                "Cannot read the event: this function expects messages of a queue (aws:sqs) that hold S3's"
                        + " notifications, and got " + what
                        + "; for events without a queue between, set its handler to io.starmigrate.lambda.FileEventHandler");
    }
}
