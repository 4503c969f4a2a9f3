package io.starmigrate.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.starmigrate.core.arrival.ArrivalLog;
import io.starmigrate.core.arrival.FileArrivals;
import io.starmigrate.core.arrival.S3Notification;
import io.starmigrate.core.arrival.S3Notification.UnreadableException;
import io.starmigrate.core.arrival.S3Record;
import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.core.task.FileAnnouncements;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTaskId;
import io.starmigrate.core.task.PartitionId;
import io.starmigrate.core.task.PartitionTaskId;
import io.starmigrate.core.task.TaskRecorder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The program of {@code docs/embedding.md} that announces files does what the guide says. */
class ArrivalGuideTest {
    private static final Instant NOW = Instant.parse("2031-02-03T04:05:06Z");
    private static final StorageUri ROOT = StorageUri.parse("s3://files/migration");
    private static final FileTaskId FILE =
            new FileTaskId(new PartitionTaskId(new PartitionId("job", "shop", "orders", "p1"), 1), 1, "a.csv");

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final InMemoryTaskQueue queue = new InMemoryTaskQueue(() -> NOW, Duration.ofMinutes(1));

    // guide begins
    /**
     * Announces the files of one message of S3: plain, by SNS or by EventBridge. True: the message may be forgotten.
     */
    static boolean isHandled(
            String message,
            TaskRecorder recorder, // the ones that the workers have
            FileAnnouncements queue,
            InstantSource clock) {
        FileArrivals arrivals = new FileArrivals(recorder, queue, StorageUri.parse("s3://files/migration"), clock);
        ArrivalLog log = new ArrivalLog() {
            @Override
            public void dropped(String object, String reason) {
                System.out.println(object + " is no file of a job: " + reason);
            }

            @Override
            public void failed(String object, String reason) {
                System.out.println(object + " is to come again: " + reason);
            }
        };
        try {
            List<S3Record> records = S3Notification.read(message);
            Set<String> again = arrivals.announce(
                    Map.of("message", records), log, clock.instant().plusSeconds(20));
            return again.isEmpty();
        } catch (UnreadableException foreign) {
            throw new IllegalArgumentException(foreign.getMessage(), foreign); // for good: put it aside
        }
    }
    // guide ends

    private static String message(String key) {
        return "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"files\"},"
                + "\"object\":{\"key\":\"" + key + "\",\"size\":10,\"eTag\":\"abc\"}}}]}";
    }

    @Test
    void the_program_records_and_announces_a_file_and_forgets_what_is_none() {
        String arrived = message(FILE.below(ROOT).key());

        assertThat(isHandled(arrived, recorder, queue, () -> NOW)).isTrue();
        assertThat(isHandled(message("elsewhere/a.csv"), recorder, queue, () -> NOW))
                .isTrue();

        assertThat(recorder.file(FILE))
                .hasValueSatisfying(file -> assertThat(file.state()).isEqualTo(FileState.ARRIVED));
        assertThat(queue.receive(10, Duration.ZERO)).hasSize(1);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> isHandled("{}", recorder, queue, () -> NOW));
    }

    @Test
    void what_the_queue_does_not_take_is_to_come_again() {
        assertThat(isHandled(message(FILE.below(ROOT).key()), recorder, messages -> messages, () -> NOW))
                .isFalse();
    }
}
