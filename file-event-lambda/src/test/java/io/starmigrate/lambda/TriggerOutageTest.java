package io.starmigrate.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.starmigrate.core.aws.DynamoDbTaskRecorder;
import io.starmigrate.core.aws.SqsFileAnnouncements;
import io.starmigrate.core.task.FileAnnouncements;
import io.starmigrate.core.task.FileState;
import io.starmigrate.core.task.FileTask;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.core.task.TaskRecorder;
import io.starmigrate.core.text.SettingName;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

class TriggerOutageTest extends TriggerBench {
    @Test
    void only_what_failed_is_delivered_again() {
        FileAnnouncements fussy = messages -> messages.stream()
                .filter(message -> message.file().name().startsWith("bad"))
                .toList();

        assertThat(failures(queued(fussy), body("good"), body("bad"), "no JSON", "{}", body("fine", "bad2")))
                .containsExactlyInAnyOrder("m1", "m2", "m3", "m4");
        assertThat(recorder.file(id("good")).orElseThrow().state()).isEqualTo(FileState.ARRIVED);
        assertThat(recorder.file(id("fine")).orElseThrow().state()).isEqualTo(FileState.ARRIVED);
        assertThat(recorder.file(id("bad")).orElseThrow().state()).isEqualTo(FileState.ARRIVED);
        assertThat(failures(queued(queue), body("bad"), body("fine", "bad2"))).isEmpty();
        assertThat(received())
                .extracting(message -> message.file().name())
                .containsExactlyInAnyOrder("bad", "fine", "bad2");
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
    void a_file_that_cannot_be_recorded_comes_again() {
        TaskRecorder forgetful = (TaskRecorder) Proxy.newProxyInstance(
                TaskRecorder.class.getClassLoader(), new Class<?>[] {TaskRecorder.class}, (proxy, method, given) -> {
                    if (method.getName().equals("arrive")) {
                        throw new RecorderException("throttled; correct " + SettingName.RECORDER, null);
                    }
                    return method.invoke(recorder, given);
                });
        FileEventTrigger trigger = new FileEventTrigger(forgetful, queue, ROOT, () -> NOW);

        assertThat(failures(new QueuedFileEventHandler(trigger), body("f"))).containsExactly("m0");
        assertThat(log).anySatisfy(line -> assertThat(line).contains("throttled; correct TABLE\""));
        assertThat(failures(queued(queue), body("f"))).isEmpty();
        assertThat(recorder.file(id("f")).orElseThrow().state()).isEqualTo(FileState.ARRIVED);
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
        assertThat(received()).extracting(message -> message.file().name()).containsExactlyInAnyOrder("good", "bad");
    }

    @Test
    void one_request_that_hangs_fails_its_own_record_alone() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        when(context.getRemainingTimeInMillis()).thenReturn(4_000);
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

    /** As the one record whose item DynamoDB has on a partition that does not answer. */
    @Test
    void one_record_that_hangs_at_the_recorder_keeps_none_of_the_others() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        when(context.getRemainingTimeInMillis()).thenReturn(6_000);
        TaskRecorder hanging = (TaskRecorder) Proxy.newProxyInstance(
                TaskRecorder.class.getClassLoader(), new Class<?>[] {TaskRecorder.class}, (proxy, method, given) -> {
                    if (method.getName().equals("arrive")
                            && ((FileTask) given[0]).id().equals(id("7"))) {
                        awaitUninterrupted(end);
                    }
                    return method.invoke(recorder, given);
                });
        try {
            QueuedFileEventHandler handler =
                    new QueuedFileEventHandler(new FileEventTrigger(hanging, queue, ROOT, Clock.systemUTC(), threads));
            String[] bodies = IntStream.range(0, 100)
                    .mapToObj(Integer::toString)
                    .map(FileEventTriggerTest::body)
                    .toArray(String[]::new);

            assertThat(failures(handler, bodies)).containsExactly("m7");
            assertThat(received()).hasSize(99);
            assertThat(recorder.file(id("8")).orElseThrow().state()).isEqualTo(FileState.ARRIVED);
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
                    if (method.getName().equals("arrive")) {
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
}
