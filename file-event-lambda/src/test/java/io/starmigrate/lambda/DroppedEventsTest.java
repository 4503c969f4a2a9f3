package io.starmigrate.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DroppedEventsTest extends TriggerBench {
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

        assertThat(queued(queue).handle(batch(body), context).getBatchItemFailures())
                .isEmpty();
        assertThat(received()).isEmpty();
        assertThat(log).singleElement().asString().contains("\"event\":\"dropped\"", encodedKey, "\"reason\":\"it");
    }

    @Test
    void other_buckets_and_other_events_are_dropped_with_the_reason() {
        String key = encoded("f");
        String body = "{\"Records\":[" + entry("ObjectCreated:Put", "other-bucket", key) + ","
                + entry("ObjectRemoved:Delete", "bucket", key) + "]}";

        queued(queue).handle(batch(body), context);
        assertThat(received()).isEmpty();
        assertThat(log.get(0)).contains("its bucket is not that of s3://bucket/migration");
        assertThat(log.get(1)).contains("the event is ObjectRemoved:Delete, not ObjectCreated");
    }

    @Test
    void the_test_event_of_a_new_notification_changes_nothing() {
        String test = "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"bucket\"}";

        assertThat(queued(queue).handle(batch(test), context).getBatchItemFailures())
                .isEmpty();
        invoke(direct(queue), test);
        assertThat(log).isEmpty();
    }

    @Test
    void what_no_delivery_will_make_readable_is_put_aside_with_the_reason_or_comes_again() {
        Map<String, String> aside = new HashMap<>();
        QueuedFileEventHandler handler = new QueuedFileEventHandler(
                new FileEventTrigger(recorder, queue, ROOT, () -> NOW), (text, reason, log) -> {
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
                .isThrownBy(() -> queued(queue).handle(null, context))
                .withMessageContaining("got an event without records");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queued(queue).handle(notification, context))
                .withMessageContaining("expects messages of a queue")
                .withMessageContaining("records of [aws:s3]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queued(queue).handle(new SQSEvent(), context))
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
}
