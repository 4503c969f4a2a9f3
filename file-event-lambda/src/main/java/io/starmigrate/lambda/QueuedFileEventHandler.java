package io.starmigrate.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.starmigrate.core.arrival.S3Notification;
import io.starmigrate.core.arrival.S3Notification.UnreadableException;
import io.starmigrate.core.arrival.S3Record;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The trigger behind a queue of S3 events, as {@code infra/sam/template.yaml} wires it. Its event source reports batch
 * item failures: what it names is delivered again, the rest is done. Safe for use by many threads.
 */
public final class QueuedFileEventHandler implements RequestStreamHandler {
    private final FileEventTrigger trigger;
    private final UnreadableMessages unreadable;

    /**
     * The handler as Lambda makes it, configured by {@code TABLE}, {@code QUEUE_URL}, {@code STORAGE} and, for messages
     * that are not of S3, {@code UNREADABLE_URL}: the queue they are put on instead of coming again and again.
     *
     * @throws IllegalArgumentException listing everything that is wrong with the environment
     */
    public QueuedFileEventHandler() {
        this(LambdaConfig.of(System.getenv()));
    }

    private QueuedFileEventHandler(LambdaConfig config) {
        this(FileEventTrigger.of(config), FileEventTrigger.unreadable(config));
    }

    /** A handler of this trigger. What it cannot read is reported as failed. */
    public QueuedFileEventHandler(FileEventTrigger trigger) {
        this(trigger, UnreadableMessages.NOWHERE);
    }

    QueuedFileEventHandler(FileEventTrigger trigger, UnreadableMessages unreadable) {
        this.trigger = trigger;
        this.unreadable = unreadable;
    }

    /**
     * Announces the files that the messages of a batch name, and answers which messages have to be delivered again.
     *
     * @param input the batch, as JSON
     * @param output the answer, as JSON
     * @throws IllegalArgumentException when the event is none of a queue, naming what it is instead
     */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        SQSEvent event = QueueBatch.read(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        output.write(QueueBatch.written(handle(event, context)));
    }

    /**
     * Announces the files that the messages of a batch name.
     *
     * @return the messages that have to be delivered again
     * @throws IllegalArgumentException when the event is none of a queue, naming what it is instead
     */
    public SQSBatchResponse handle(@Nullable SQSEvent event, Context context) {
        EventLog log = new EventLog(context.getLogger());
        Map<String, List<S3Record>> records = new LinkedHashMap<>();
        Map<SQSMessage, String> strange = new LinkedHashMap<>();
        for (SQSMessage message : QueueBatch.requireMessages(event)) {
            try {
                records.put(message.getMessageId(), S3Notification.read(message.getBody()));
            } catch (UnreadableException e) {
                records.put(message.getMessageId(), e.readable());
                strange.put(message, String.valueOf(e.getMessage()));
                log.failed(named(message), strange.get(message));
            }
        }
        Set<String> again =
                new HashSet<>(trigger.announce(records, log, Duration.ofMillis(context.getRemainingTimeInMillis())));
        strange.forEach((message, reason) -> {
            if (!again.contains(message.getMessageId()) && !isAside(message, reason, log, context)) {
                again.add(message.getMessageId());
            }
        });
        return new SQSBatchResponse(again.stream().map(BatchItemFailure::new).toList());
    }

    /** Last of all, and while there is time for one request: whatever comes of it, the rest of the batch is done. */
    private boolean isAside(SQSMessage message, String reason, EventLog log, Context context) {
        if (!FileEventTrigger.hasTimeForOne(Duration.ofMillis(context.getRemainingTimeInMillis()))) {
            log.failed(named(message), "there is no time left to put it aside; it is delivered again");
            return false;
        }
        return unreadable.keep(message.getBody(), reason, why -> log.failed(named(message), why));
    }

    private static String named(SQSMessage message) {
        return "message " + message.getMessageId();
    }
}
