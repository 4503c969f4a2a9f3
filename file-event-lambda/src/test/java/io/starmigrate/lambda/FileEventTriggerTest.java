package io.starmigrate.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.starmigrate.core.check.Canary;
import io.starmigrate.core.task.Change;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileEventTriggerTest extends TriggerBench {
    private static final Change RELAYED = new Change("relay", NOW, "copied");

    @Test
    void a_file_that_arrives_is_recorded_and_announced() {
        queued(queue).handle(batch(body("file_1.csv"), body("file_1.csv")), context);

        assertThat(received())
                .containsExactly(
                        new FileMessage(id("file_1.csv"), key("file_1.csv").below(ROOT), 4096, "0123abcd"));
        FileTask task = recorder.file(id("file_1.csv")).orElseThrow();
        assertThat(task.state()).isEqualTo(FileState.ARRIVED);
        assertThat(task.change().by()).isEqualTo("file-event-trigger");
    }

    @Test
    void a_file_whose_event_comes_again_and_again_is_announced_once_more_and_no_further_time() {
        for (int delivery = 0; delivery < 4; delivery++) {
            Instant now = NOW.plusSeconds(delivery);
            FileEventTrigger trigger = new FileEventTrigger(recorder, queue, ROOT, () -> now);
            assertThat(failures(new QueuedFileEventHandler(trigger), body("f"))).isEmpty();
        }

        assertThat(received()).hasSize(2);
        assertThat(recorder.file(id("f")).orElseThrow().state()).isEqualTo(FileState.QUEUED);
    }

    @Test
    void the_files_of_a_check_are_marked_when_their_message_is_sent() {
        PartitionTaskId check = new PartitionTaskId(new Canary("a1").partition(), 1);
        String object = new FileTaskId(check, 1, "put.csv").below(ROOT).key();

        assertThat(failures(queued(queue), "{\"Records\":[" + entry("ObjectCreated:Put", "bucket", object) + "]}"))
                .isEmpty();

        assertThat(recorder.files(check)).extracting(FileTask::state).containsExactly(FileState.QUEUED);
    }

    @Test
    void a_relayed_file_is_announced_with_one_write() {
        recorder.record(FileTask.first(id("f"), FileState.RELAYED, 4096, "0123abcd", RELAYED));

        queued(queue).handle(batch(body("f")), context);
        assertThat(received()).hasSize(1);
        assertThat(recorder.file(id("f")).orElseThrow())
                .extracting(FileTask::state, FileTask::version)
                .containsExactly(FileState.ARRIVED, 2L);
    }

    @Test
    void a_file_of_a_backup_that_was_listed_before_it_arrived_is_announced_when_it_does() {
        recorder.record(FileTask.first(id("f"), FileState.EXPORTED, 4096, "0123abcd", RELAYED));

        assertThat(failures(queued(queue), body("f"))).isEmpty();

        assertThat(received()).hasSize(1);
        assertThat(recorder.file(id("f")).orElseThrow())
                .extracting(FileTask::state, FileTask::version)
                .containsExactly(FileState.ARRIVED, 2L);
    }

    @Test
    void a_file_that_was_recorded_but_not_announced_is_announced_now() {
        recorder.record(FileTask.first(id("f"), FileState.ARRIVED, 4096, "0123abcd", RELAYED));

        queued(queue).handle(batch(body("f")), context);
        assertThat(received()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = FileState.class,
            names = {"QUEUED", "LOADING", "LOADED", "FAILED"})
    void a_late_event_does_not_turn_a_file_back(FileState state) {
        FileTask there = FileTask.first(id("f"), state, 1, "e", RELAYED);
        recorder.record(there);

        assertThat(queued(queue).handle(batch(body("f")), context).getBatchItemFailures())
                .isEmpty();
        assertThat(received()).isEmpty();
        assertThat(recorder.file(id("f"))).contains(there);
        assertThat(log).singleElement().asString().contains("\"event\":\"known\"", "\"state\":\"" + state + "\"");
    }

    @Test
    void many_records_and_hard_names_are_decoded_exactly_once() {
        List<String> names = List.of("a b+c.csv", "%41.csv", "文件#1.csv", "100%.csv", "q\"uote'.csv");
        String[] bodies = {body(names.subList(0, 3).toArray(String[]::new)), body(names.get(3), names.get(4))};

        assertThat(queued(queue).handle(batch(bodies), context).getBatchItemFailures())
                .isEmpty();
        assertThat(received()).extracting(message -> message.file().name()).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void every_line_of_the_log_is_one_json_object() {
        queued(queue).handle(batch(body("f\"{}\n")), context);

        assertThat(log).singleElement().asString().matches("\\{\"level\":\"INFO\",\"event\":\"announced\",.*}\n");
    }

    @Test
    void a_notification_that_comes_through_sns_is_announced() {
        String envelope = "{\"Type\":\"Notification\",\"TopicArn\":\"arn\",\"Message\":"
                + JsonNodeFactory.instance.textNode(body("f")) + "}";

        assertThat(failures(queued(queue), envelope)).isEmpty();
        invoke(direct(queue), envelope);
        assertThat(received()).extracting(message -> message.file().name()).containsOnly("f");
    }
}
