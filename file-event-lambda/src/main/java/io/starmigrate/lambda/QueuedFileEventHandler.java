package io.starmigrate.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.starmigrate.core.arrival.S3Notification;
import io.starmigrate.core.arrival.S3Notification.UnreadableException;
import io.starmigrate.core.arrival.S3Record;
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
public final class QueuedFileEventHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
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
     * Announces the files that the messages of a batch name.
     *
     * @return the messages that have to be delivered again
     * @throws IllegalArgumentException when the event is none of a queue, naming what it is instead
     */
    @Override
    public SQSBatchResponse handleRequest(@Nullable SQSEvent event, Context context) {
        EventLog log = new EventLog(context.getLogger());
        Set<String> again = new HashSet<>();
        Map<String, List<S3Record>> records = new LinkedHashMap<>();
        for (SQSMessage message : messages(event)) {
            try {
                records.put(message.getMessageId(), S3Notification.read(message.getBody()));
            } catch (UnreadableException e) {
                String reason = String.valueOf(e.getMessage());
                String subject = "message " + message.getMessageId();
                log.failed(subject, reason);
                if (!unreadable.keep(message.getBody(), reason, why -> log.failed(subject, why))) {
                    again.add(message.getMessageId());
                }
            }
        }
        again.addAll(trigger.announce(records, log, Duration.ofMillis(context.getRemainingTimeInMillis())));
        return new SQSBatchResponse(again.stream().map(BatchItemFailure::new).toList());
    }

    /** Lambda makes an SQSEvent of whatever it is given; what is not one lacks what every message has. */
    private static List<SQSMessage> messages(@Nullable SQSEvent event) {
        List<SQSMessage> messages = event == null ? null : event.getRecords();
        if (messages != null && messages.stream().allMatch(QueuedFileEventHandler::isMessage)) {
            return messages;
        }
        throw new IllegalArgumentException("Cannot read the event: this function expects messages of a queue (aws:sqs) "
                + "that hold S3's notifications, and got " + named(messages)
                + "; for events without a queue between, set its handler to io.starmigrate.lambda.FileEventHandler");
    }

    private static boolean isMessage(SQSMessage message) {
        return message.getMessageId() != null && message.getBody() != null;
    }

    private static String named(@Nullable List<SQSMessage> records) {
        return records == null
                ? "an event without records"
                : "records of "
                        + records.stream()
                                .map(SQSMessage::getEventSource)
                                .distinct()
                                .toList();
    }
}
