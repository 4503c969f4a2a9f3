package io.starmigrate.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.starmigrate.core.arrival.S3Notification;
import io.starmigrate.core.arrival.S3Notification.UnreadableException;
import io.starmigrate.core.arrival.S3Record;
import io.starmigrate.core.text.Units;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The trigger as S3, SNS or EventBridge invokes it by itself, without a queue between. It tries every record of the
 * event and then throws if one has to be delivered again: Lambda invokes it twice more and gives the event to the
 * function's on-failure destination after that. Records that were done change nothing when they come again. Safe for
 * use by many threads.
 */
public final class FileEventHandler implements RequestStreamHandler {
    private final FileEventTrigger trigger;

    /**
     * The handler as Lambda makes it, configured by {@code TABLE}, {@code QUEUE_URL} and {@code STORAGE}.
     *
     * @throws IllegalArgumentException listing everything that is wrong with the environment
     */
    public FileEventHandler() {
        this(FileEventTrigger.of(LambdaConfig.of(System.getenv())));
    }

    /** A handler of this trigger. */
    public FileEventHandler(FileEventTrigger trigger) {
        this.trigger = trigger;
    }

    /**
     * Announces the files that an event names.
     *
     * @param input the event, as JSON
     * @param output nothing is written to it
     * @throws IllegalArgumentException when the event, or a part of it, is not of S3, naming what it is instead; the
     *     rest is announced
     * @throws IllegalStateException when a record has to be delivered again
     */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        EventLog log = new EventLog(context.getLogger());
        try {
            announce(S3Notification.read(event), log, context);
        } catch (UnreadableException unreadable) {
            announce(unreadable.readable(), log, context);
            throw new IllegalArgumentException(
                    unreadable.getMessage()
                            + "; events of a queue (aws:sqs) are for the handler io.starmigrate.lambda.QueuedFileEventHandler",
                    unreadable);
        }
    }

    private void announce(List<S3Record> entries, EventLog log, Context context) {
        Map<Integer, List<S3Record>> records = new LinkedHashMap<>();
        entries.forEach(entry -> records.put(records.size(), List.of(entry)));
        Set<Integer> again = trigger.announce(records, log, Duration.ofMillis(context.getRemainingTimeInMillis()));
        if (!again.isEmpty()) {
            throw new IllegalStateException("Cannot announce " + again.size() + " of "
                    + Units.counted(records.size(), "file") + ": the log says why; the event must be delivered again");
        }
    }
}
