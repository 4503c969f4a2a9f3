package io.starmigrate.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The trigger as S3 invokes it by itself, without a queue between. It tries every record of the event and then throws
 * if one has to be delivered again: Lambda invokes it twice more and gives the event to the function's on-failure
 * destination after that. Records that were done change nothing when they come again. Safe for use by many threads.
 */
public final class FileEventHandler implements RequestHandler<S3Event, @Nullable Void> {
    private final FileEventTrigger trigger;

    /**
     * The handler as Lambda makes it, configured by {@code TABLE}, {@code QUEUE_URL} and {@code STORAGE}.
     *
     * @throws IllegalArgumentException listing everything that is wrong with the environment
     */
    public FileEventHandler() {
        this(FileEventTrigger.of(System.getenv()));
    }

    /** A handler of this trigger. */
    public FileEventHandler(FileEventTrigger trigger) {
        this.trigger = trigger;
    }

    /**
     * Announces the files that an event names.
     *
     * @throws IllegalStateException when a record has to be delivered again
     */
    @Override
    public @Nullable Void handleRequest(S3Event event, Context context) {
        Map<Integer, List<S3Record>> records = new LinkedHashMap<>();
        for (S3Record entry : records(event)) {
            records.put(records.size(), List.of(entry));
        }
        Set<Integer> again = trigger.announce(records, new EventLog(context.getLogger()));
        if (!again.isEmpty()) {
            throw new IllegalStateException("Cannot announce " + again.size() + " of " + records.size()
                    + " files: the log says why; the event must be delivered again");
        }
        return null;
    }

    /** A test event, which S3 sends when it is told to notify, has none. */
    private static List<S3Record> records(S3Event event) {
        List<S3Record> records = new ArrayList<>();
        if (event.getRecords() != null) {
            event.getRecords().forEach(entry -> records.add(S3Record.of(entry)));
        }
        return records;
    }
}
