package io.starmigrate.lambda;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileAnnouncements;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.TaskQueue.Delivery;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.inmemory.InMemoryTaskQueue;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** The trigger over a recorder and a queue in memory, and the events it is sent. */
abstract class TriggerBench {
    static final StorageUri ROOT = StorageUri.parse("s3://bucket/migration");
    static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    final InMemoryTaskQueue queue = new InMemoryTaskQueue(() -> NOW, Duration.ofMinutes(1));
    final List<String> log = new ArrayList<>();
    final Context context = mock(Context.class);

    @BeforeEach
    void keepTheLog() {
        when(context.getRemainingTimeInMillis()).thenReturn(30_000);
        when(context.getLogger()).thenReturn(new LambdaLogger() {
            @Override
            public void log(String line) {
                log.add(line);
            }

            @Override
            public void log(byte[] line) {
                log.add(new String(line, StandardCharsets.UTF_8));
            }
        });
    }

    QueuedFileEventHandler queued(FileAnnouncements announcements) {
        return new QueuedFileEventHandler(new FileEventTrigger(recorder, announcements, ROOT, () -> NOW));
    }

    FileEventHandler direct(FileAnnouncements announcements) {
        return new FileEventHandler(new FileEventTrigger(recorder, announcements, ROOT, () -> NOW));
    }

    List<String> failures(QueuedFileEventHandler handler, String... bodies) {
        return handler.handle(batch(bodies), context).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    List<FileMessage> received() {
        return queue.receive(100, Duration.ZERO).stream().map(Delivery::message).toList();
    }

    static DataFileKey key(String name) {
        return new DataFileKey("job", "db", "表", "p 1", 1, 2, name);
    }

    static FileTaskId id(String name) {
        return FileTaskId.of(key(name));
    }

    static SQSEvent batch(String... bodies) {
        List<SQSMessage> messages = new ArrayList<>();
        for (String body : bodies) {
            SQSMessage message = new SQSMessage();
            message.setMessageId("m" + messages.size());
            message.setBody(body);
            messages.add(message);
        }
        SQSEvent event = new SQSEvent();
        event.setRecords(messages);
        return event;
    }

    static String body(String... names) {
        return "{\"Records\":["
                + String.join(
                        ",",
                        Arrays.stream(names)
                                .map(name -> entry("ObjectCreated:Put", "bucket", encoded(name)))
                                .toList())
                + "]}";
    }

    static String entry(String eventName, String bucket, String encodedKey) {
        return """
                {"eventVersion": "2.1", "eventSource": "aws:s3", "eventName": "%s",
                 "s3": {"bucket": {"name": "%s"},
                        "object": {"key": "%s", "size": 4096, "eTag": "0123abcd", "sequencer": "00"}}}""".formatted(eventName, bucket, encodedKey);
    }

    void invoke(FileEventHandler handler, String event) {
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                    OutputStream.nullOutputStream(),
                    context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As S3 encodes keys in events. */
    static String encoded(String name) {
        return URLEncoder.encode(key(name).below(ROOT).key(), StandardCharsets.UTF_8)
                .replace("%2F", "/");
    }
}
