package io.starmigrate.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.aws.SqsFileAnnouncements;
import io.starmigrate.core.storage.DataFileKey;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FileAnnouncements;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskQueue.Delivery;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.inmemory.InMemoryTaskQueue;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

class FileEventTriggerTest {
    private static final StorageUri ROOT = StorageUri.parse("s3://bucket/migration");
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final Change RELAYED = new Change("relay", NOW, "copied");

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final InMemoryTaskQueue queue = new InMemoryTaskQueue(() -> NOW, Duration.ofMinutes(1));
    private final List<String> log = new ArrayList<>();
    private final Context context = mock(Context.class);

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

    @Test
    void a_file_that_arrives_is_recorded_and_announced_once() {
        queued(queue).handleRequest(batch(body("file_1.csv")), context);
        queued(queue).handleRequest(batch(body("file_1.csv"), body("file_1.csv")), context);

        assertThat(received())
                .containsExactly(
                        new FileMessage(id("file_1.csv"), key("file_1.csv").below(ROOT), 4096, "0123abcd"));
        FileTask task = recorder.file(id("file_1.csv")).orElseThrow();
        assertThat(task.state()).isEqualTo(FileState.QUEUED);
        assertThat(task.version())
                .as("two writes, two are left for the importer")
                .isEqualTo(2);
        assertThat(task.change().by()).isEqualTo("file-event-trigger");
    }

    @Test
    void a_relayed_file_is_announced_with_one_more_write() {
        recorder.record(FileTask.first(id("f"), FileState.RELAYED, 4096, "0123abcd", RELAYED));

        queued(queue).handleRequest(batch(body("f")), context);
        assertThat(received()).hasSize(1);
        assertThat(recorder.file(id("f")).orElseThrow())
                .extracting(FileTask::state, FileTask::version)
                .containsExactly(FileState.QUEUED, 2L);
    }

    @Test
    void a_file_of_a_backup_that_was_listed_before_it_arrived_is_announced_when_it_does() {
        recorder.record(FileTask.first(id("f"), FileState.EXPORTED, 4096, "0123abcd", RELAYED));

        assertThat(failures(queued(queue), body("f"))).isEmpty();

        assertThat(received()).hasSize(1);
        assertThat(recorder.file(id("f")).orElseThrow())
                .extracting(FileTask::state, FileTask::version)
                .containsExactly(FileState.QUEUED, 3L);
    }

    @Test
    void a_file_that_the_relay_writes_about_at_the_same_moment_is_announced_all_the_same() {
        recorder.record(FileTask.first(id("f"), FileState.EXPORTED, 4096, "", RELAYED));
        TaskRecorder racing = (TaskRecorder) Proxy.newProxyInstance(
                TaskRecorder.class.getClassLoader(),
                new Class<?>[] {TaskRecorder.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("advance") && ((FileTask) arguments[0]).state() == FileState.ARRIVED) {
                        FileTask exported = recorder.file(id("f")).orElseThrow();
                        recorder.advance(exported.seenAs("0123abcd").to(FileState.RELAYED, RELAYED));
                    }
                    return method.invoke(recorder, arguments);
                });

        new QueuedFileEventHandler(new FileEventTrigger(racing, queue, ROOT, () -> NOW))
                .handleRequest(batch(body("f")), context);

        assertThat(received()).hasSize(1);
        assertThat(recorder.file(id("f")).orElseThrow().state()).isEqualTo(FileState.QUEUED);
    }

    @Test
    void a_file_that_was_recorded_but_not_announced_is_announced_now() {
        recorder.record(FileTask.first(id("f"), FileState.ARRIVED, 4096, "0123abcd", RELAYED));

        queued(queue).handleRequest(batch(body("f")), context);
        assertThat(received()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = FileState.class,
            names = {"QUEUED", "LOADING", "LOADED", "FAILED"})
    void a_late_event_does_not_turn_a_file_back(FileState state) {
        FileTask there = FileTask.first(id("f"), state, 1, "e", RELAYED);
        recorder.record(there);

        assertThat(queued(queue).handleRequest(batch(body("f")), context).getBatchItemFailures())
                .isEmpty();
        assertThat(received()).isEmpty();
        assertThat(recorder.file(id("f"))).contains(there);
        assertThat(log).singleElement().asString().contains("\"event\":\"known\"", "\"state\":\"" + state + "\"");
    }

    @Test
    void many_records_and_hard_names_are_decoded_exactly_once() {
        List<String> names = List.of("a b+c.csv", "%41.csv", "文件#1.csv", "100%.csv", "q\"uote'.csv");
        String[] bodies = {body(names.subList(0, 3).toArray(String[]::new)), body(names.get(3), names.get(4))};

        assertThat(queued(queue).handleRequest(batch(bodies), context).getBatchItemFailures())
                .isEmpty();
        assertThat(received()).extracting(message -> message.file().name()).containsExactlyInAnyOrderElementsOf(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "migration/job/db/t/p/g1/a1/_manifest.json",
                "migration/job/db/t/p/g1/a1/",
                "migration/job/db/t/p/g1/a1/__starrocks_export_tmp_x/f.csv",
                "elsewhere/job/db/t/p/g1/a1/f.csv",
                "%zz",
                "/migration"
            })
    void what_is_no_data_file_is_dropped_with_the_reason(String encodedKey) {
        String body = "{\"Records\":[" + entry("ObjectCreated:Put", "bucket", encodedKey) + "]}";

        assertThat(queued(queue).handleRequest(batch(body), context).getBatchItemFailures())
                .isEmpty();
        assertThat(received()).isEmpty();
        assertThat(log).singleElement().asString().contains("\"event\":\"dropped\"", encodedKey, "\"reason\":\"it");
    }

    @Test
    void other_buckets_and_other_events_are_dropped_with_the_reason() {
        String key = encoded("f");
        String body = "{\"Records\":[" + entry("ObjectCreated:Put", "other-bucket", key) + ","
                + entry("ObjectRemoved:Delete", "bucket", key) + "]}";

        queued(queue).handleRequest(batch(body), context);
        assertThat(received()).isEmpty();
        assertThat(log.get(0)).contains("its bucket is not that of s3://bucket/migration");
        assertThat(log.get(1)).contains("the event is ObjectRemoved:Delete, not ObjectCreated");
    }

    @Test
    void the_test_event_of_a_new_notification_changes_nothing() {
        String test = "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"bucket\"}";

        assertThat(queued(queue).handleRequest(batch(test), context).getBatchItemFailures())
                .isEmpty();
        invoke(direct(queue), test);
        assertThat(log).isEmpty();
    }

    @Test
    void only_what_failed_is_delivered_again() {
        FileAnnouncements fussy = messages -> messages.stream()
                .filter(message -> message.file().name().startsWith("bad"))
                .toList();

        assertThat(failures(queued(fussy), body("good"), body("bad"), "no JSON", "{}", body("fine", "bad2")))
                .containsExactlyInAnyOrder("m1", "m2", "m3", "m4");
        assertThat(recorder.file(id("good")).orElseThrow().state()).isEqualTo(FileState.QUEUED);
        assertThat(recorder.file(id("fine")).orElseThrow().state()).isEqualTo(FileState.QUEUED);
        assertThat(recorder.file(id("bad")).orElseThrow().state()).isEqualTo(FileState.ARRIVED);
        assertThat(failures(queued(queue), body("bad"), body("fine", "bad2"))).isEmpty();
        assertThat(received()).extracting(message -> message.file().name()).containsExactlyInAnyOrder("bad", "bad2");
    }

    @Test
    void a_queue_that_cannot_be_reached_fails_everything_and_loses_nothing() {
        SqsClient dead = mock(SqsClient.class, call -> {
            throw SdkClientException.create("connection refused");
        });

        assertThat(failures(queued(new SqsFileAnnouncements(dead, "http://queue")), body("f"), body("g")))
                .containsExactlyInAnyOrder("m0", "m1");
        assertThat(log).anySatisfy(line -> assertThat(line).contains("connection refused", "\"level\":\"ERROR\""));
        assertThat(failures(queued(queue), body("f"), body("g"))).isEmpty();
        assertThat(received()).hasSize(2);
    }

    @Test
    void a_recorder_that_cannot_be_reached_fails_everything_and_sends_nothing() {
        DynamoDbClient dead = mock(DynamoDbClient.class, call -> {
            throw SdkClientException.create("timed out");
        });
        FileEventTrigger trigger =
                new FileEventTrigger(new DynamoDbTaskRecorder(dead, "tasks"), queue, ROOT, () -> NOW);

        assertThat(failures(new QueuedFileEventHandler(trigger), body("f"))).containsExactly("m0");
        assertThat(received()).isEmpty();
    }

    @Test
    void a_file_whose_announcement_cannot_be_recorded_comes_again() {
        TaskRecorder forgetful = (TaskRecorder) Proxy.newProxyInstance(
                TaskRecorder.class.getClassLoader(), new Class<?>[] {TaskRecorder.class}, (proxy, method, given) -> {
                    if (method.getName().equals("advance")) {
                        throw new RecorderException("throttled", null);
                    }
                    return method.invoke(recorder, given);
                });
        FileEventTrigger trigger = new FileEventTrigger(forgetful, queue, ROOT, () -> NOW);

        assertThat(failures(new QueuedFileEventHandler(trigger), body("f"))).containsExactly("m0");
        assertThat(failures(queued(queue), body("f"))).isEmpty();
        assertThat(recorder.file(id("f")).orElseThrow().state()).isEqualTo(FileState.QUEUED);
    }

    @Test
    void a_file_whose_item_cannot_be_read_is_announced_so_that_its_partition_is_stopped() {
        invoke(direct(queue), body("f"));
        received();
        recorder.damaged().file(id("f"));

        assertThat(failures(queued(queue), body("f"))).isEmpty();

        assertThat(log).anySatisfy(line -> assertThat(line).contains("unreadable", "\"level\":\"ERROR\""));
        assertThat(queue.depth().held() + queue.depth().waiting()).isEqualTo(2);
    }

    @Test
    void invoked_directly_it_throws_when_a_record_has_to_come_again() {
        FileAnnouncements fussy = messages -> messages.stream()
                .filter(message -> message.file().name().equals("bad"))
                .toList();

        assertThatIllegalStateException()
                .isThrownBy(() -> invoke(direct(fussy), body("good", "bad")))
                .withMessageContaining("Cannot announce 1 of 2 files");
        invoke(direct(queue), body("good", "bad"));
        assertThat(received()).extracting(message -> message.file().name()).containsExactly("bad");
    }

    @Test
    void every_line_of_the_log_is_one_json_object() {
        queued(queue).handleRequest(batch(body("f\"{}\n")), context);

        assertThat(log).singleElement().asString().matches("\\{\"level\":\"INFO\",\"event\":\"announced\",.*}\n");
    }

    @Test
    void a_notification_that_comes_through_sns_is_announced() {
        String envelope = "{\"Type\":\"Notification\",\"TopicArn\":\"arn\",\"Message\":"
                + JsonNodeFactory.instance.textNode(body("f")) + "}";

        assertThat(failures(queued(queue), envelope)).isEmpty();
        invoke(direct(queue), envelope);
        assertThat(received()).extracting(message -> message.file().name()).containsExactly("f");
    }

    @Test
    void what_no_delivery_will_make_readable_is_put_aside_with_the_reason_or_comes_again() {
        Map<String, String> aside = new HashMap<>();
        QueuedFileEventHandler handler =
                new QueuedFileEventHandler(new FileEventTrigger(recorder, queue, ROOT, () -> NOW), (text, reason) -> {
                    aside.put(text, reason);
                    return !text.equals("full");
                });

        assertThat(failures(handler, "no JSON", "full", body("good"))).containsExactly("m1");
        assertThat(aside).containsOnlyKeys("no JSON", "full");
        assertThat(aside.get("no JSON")).contains("it is no JSON");
        assertThat(log).anySatisfy(line -> assertThat(line).contains("\"failed\"", "message m0", "it is no JSON"));
        assertThat(received()).hasSize(1);
    }

    @Test
    void an_event_that_reaches_the_other_handler_is_refused_by_what_it_is() {
        SQSEvent notification = batch(body("f"));
        notification.getRecords().forEach(entry -> {
            entry.setBody(null);
            entry.setEventSource("aws:s3");
        });

        assertThatIllegalArgumentException()
                .isThrownBy(() -> queued(queue).handleRequest(null, context))
                .withMessageContaining("got an event without records");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queued(queue).handleRequest(notification, context))
                .withMessageContaining("expects messages of a queue")
                .withMessageContaining("records of [aws:s3]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queued(queue).handleRequest(new SQSEvent(), context))
                .withMessageContaining("an event without records");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> invoke(
                        direct(queue),
                        "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"messageId\":\"1\",\"body\":\"{}\"}]}"))
                .withMessageContaining("a record of aws:sqs")
                .withMessageContaining("QueuedFileEventHandler");
    }

    @Test
    void an_event_without_a_size_or_with_a_name_the_recorder_cannot_hold_is_dropped_for_good() {
        String nameless = body("f").replace("\"size\": 4096, ", "");

        assertThat(failures(queued(queue), nameless, body("x".repeat(901)))).isEmpty();
        assertThat(received()).isEmpty();
        assertThat(recorder.file(id("f"))).isEmpty();
        assertThat(log)
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains("does not say how large"),
                        line -> assertThat(line).contains("it is not a data file of a job"));
        assertThat(failures(queued(queue), body("x".repeat(900)))).isEmpty();
        assertThat(received()).hasSize(1);
    }

    @Test
    void one_request_that_hangs_fails_its_own_record_alone() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        when(context.getRemainingTimeInMillis()).thenReturn(2_300);
        try {
            FileAnnouncements hanging = messages -> {
                if (messages.get(0).file().name().equals("0")) {
                    awaitUninterrupted(end);
                }
                return queue.send(messages);
            };
            QueuedFileEventHandler handler =
                    new QueuedFileEventHandler(new FileEventTrigger(recorder, hanging, ROOT, () -> NOW, threads));

            String[] names = IntStream.range(0, 25).mapToObj(Integer::toString).toArray(String[]::new);
            String[] bodies =
                    Arrays.stream(names).map(FileEventTriggerTest::body).toArray(String[]::new);
            List<String> failed = failures(handler, bodies);
            assertThat(failed)
                    .as("the batch of ten that hangs, and nothing else")
                    .hasSize(10)
                    .contains("m0");
            assertThat(log).anySatisfy(line -> assertThat(line).contains("no answer came in the time"));
            assertThat(received()).hasSize(15);
        } finally {
            end.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void the_records_of_a_batch_are_taken_at_the_same_time() throws InterruptedException {
        CyclicBarrier all = new CyclicBarrier(5);
        ExecutorService threads = Executors.newFixedThreadPool(5);
        TaskRecorder meeting = (TaskRecorder) Proxy.newProxyInstance(
                TaskRecorder.class.getClassLoader(),
                new Class<?>[] {TaskRecorder.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("record")) {
                        all.await(10, TimeUnit.SECONDS);
                    }
                    return method.invoke(recorder, arguments);
                });
        try {
            QueuedFileEventHandler handler =
                    new QueuedFileEventHandler(new FileEventTrigger(meeting, queue, ROOT, () -> NOW, threads));

            assertThat(failures(handler, body("a"), body("b"), body("c"), body("d", "e")))
                    .isEmpty();
            assertThat(received()).hasSize(5);
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void awaitUninterrupted(CountDownLatch end) {
        boolean done = false;
        while (!done) {
            try {
                end.await();
                done = true;
            } catch (InterruptedException again) {
                // The function cancels it: a hanging request of the machine's does not end by that.
            }
        }
    }

    private QueuedFileEventHandler queued(FileAnnouncements announcements) {
        return new QueuedFileEventHandler(new FileEventTrigger(recorder, announcements, ROOT, () -> NOW));
    }

    private FileEventHandler direct(FileAnnouncements announcements) {
        return new FileEventHandler(new FileEventTrigger(recorder, announcements, ROOT, () -> NOW));
    }

    private List<String> failures(QueuedFileEventHandler handler, String... bodies) {
        return handler.handleRequest(batch(bodies), context).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private List<FileMessage> received() {
        return queue.receive(100, Duration.ZERO).stream().map(Delivery::message).toList();
    }

    private static DataFileKey key(String name) {
        return new DataFileKey("job", "db", "表", "p 1", 1, 2, name);
    }

    private static FileTaskId id(String name) {
        return FileTaskId.of(key(name));
    }

    private static SQSEvent batch(String... bodies) {
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

    private static String body(String... names) {
        return "{\"Records\":["
                + String.join(
                        ",",
                        Arrays.stream(names)
                                .map(name -> entry("ObjectCreated:Put", "bucket", encoded(name)))
                                .toList())
                + "]}";
    }

    private static String entry(String eventName, String bucket, String encodedKey) {
        return """
                {"eventVersion": "2.1", "eventSource": "aws:s3", "eventName": "%s",
                 "s3": {"bucket": {"name": "%s"},
                        "object": {"key": "%s", "size": 4096, "eTag": "0123abcd", "sequencer": "00"}}}""".formatted(eventName, bucket, encodedKey);
    }

    private void invoke(FileEventHandler handler, String event) {
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
    private static String encoded(String name) {
        return URLEncoder.encode(key(name).below(ROOT).key(), StandardCharsets.UTF_8)
                .replace("%2F", "/");
    }
}
