package io.starmigrate.core.task;

import static io.starmigrate.core.task.TaskSamples.file;
import static io.starmigrate.core.task.TaskSamples.id;
import static io.starmigrate.core.task.TaskSamples.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.DeadLetters.DeadLetter;
import io.starmigrate.core.task.TaskQueue.Delivery;
import io.starmigrate.core.task.TaskQueue.Depth;
import io.starmigrate.core.task.TaskQueue.FileMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link TaskQueue} keeps. Each test has an empty queue. */
public abstract class TaskQueueContract {
    private static final Duration SHORT = Duration.ofSeconds(1);

    /** An empty queue whose visibility time is a minute or more; the same one during one test. */
    protected abstract TaskQueue queue();

    /** The far end of {@link #queue}. */
    protected abstract DeadLetters deadLetters();

    /** Moves the queue's clock, where the test owns it; a real queue's own clock moves while it is polled. */
    protected abstract void pass(Duration time);

    @Test
    void an_empty_queue_has_nothing_to_hand_out() {
        assertThat(queue().receive(10, Duration.ZERO)).isEmpty();
        assertThat(queue().depth()).isEqualTo(new Depth(0, 0, 0));
        assertThat(queue().send(List.of())).isEmpty();
        queue().delete(List.of());
        queue().hold(List.of(), SHORT);
    }

    @Test
    void every_message_sent_comes_out_as_it_was() {
        List<FileMessage> messages = messages(23);

        assertThat(queue().send(messages)).isEmpty();
        assertThat(queue().depth()).isEqualTo(new Depth(23, 0, 0));
        List<Delivery> deliveries = drain(23);
        assertThat(deliveries).extracting(Delivery::message).containsExactlyInAnyOrderElementsOf(messages);
        assertThat(deliveries).extracting(Delivery::receives).containsOnly(1);
        assertThat(queue().depth()).isEqualTo(new Depth(0, 23, 0));
    }

    @Test
    void one_receive_takes_more_than_a_request_can_carry() {
        queue().send(messages(40));

        assertThat(queue().receive(25, SHORT)).hasSizeBetween(11, 25);
    }

    @Test
    void names_of_any_kind_survive_the_way_through_the_queue() {
        PartitionId partition = new PartitionId("j", "数据库", "a\"b'c\\", "p #%+/?&<>");
        FileMessage hard = message(file(new PartitionTaskId(partition, 3), 2, "文 件+%2F#\".csv"));
        queue().send(List.of(hard));

        assertThat(drain(1)).extracting(Delivery::message).containsExactly(hard);
    }

    @Test
    void a_received_message_is_hidden_until_it_is_given_back() {
        queue().send(messages(1));
        Delivery first = drain(1).get(0);

        assertThat(queue().receive(1, Duration.ZERO)).isEmpty();
        queue().hold(List.of(first), Duration.ZERO);
        Delivery again = drain(1).get(0);
        assertThat(again.message()).isEqualTo(first.message());
        assertThat(again.receives()).isEqualTo(2);
    }

    @Test
    void a_message_nobody_holds_any_longer_comes_back() {
        queue().send(messages(1));
        queue().hold(drain(1), SHORT);
        pass(SHORT);

        assertThat(drain(1)).extracting(Delivery::receives).containsExactly(2);
    }

    @Test
    void a_deleted_message_never_comes_back() {
        queue().send(messages(12));
        List<Delivery> deliveries = drain(12);
        queue().delete(deliveries);
        queue().delete(deliveries);
        queue().hold(deliveries, Duration.ZERO);

        assertThat(queue().receive(1, SHORT)).isEmpty();
        assertThat(queue().depth()).isEqualTo(new Depth(0, 0, 0));
    }

    @Test
    void a_message_put_aside_is_dead_and_gone() {
        queue().send(messages(1));
        queue().deadLetter(drain(1).get(0), "no such table: \"订单\"");

        assertThat(queue().receive(1, Duration.ZERO)).isEmpty();
        assertThat(queue().depth()).isEqualTo(new Depth(0, 0, 1));
    }

    @Test
    void a_dead_letter_says_what_it_was_and_why_it_is_there() {
        buried(3);

        List<DeadLetter> letters = takeAll(3);
        assertThat(letters)
                .extracting(DeadLetter::message)
                .containsExactlyInAnyOrderElementsOf(
                        messages(3).stream().map(Optional::of).toList());
        assertThat(letters).extracting(DeadLetter::reason).containsOnly("nobody wants it: \"订单\"");
        assertThat(deadLetters().take(10)).as("while they are taken").isEmpty();
        assertThat(queue().depth().dead()).isEqualTo(3);
    }

    @Test
    void a_dead_letter_given_back_can_be_taken_again_and_a_removed_one_cannot() {
        buried(2);
        List<DeadLetter> letters = takeAll(2);

        deadLetters().giveBack(letters.subList(0, 1));
        deadLetters().remove(letters.subList(1, 2));
        deadLetters().remove(letters.subList(1, 2));
        List<DeadLetter> again = takeAll(1);
        assertThat(again)
                .extracting(DeadLetter::id)
                .containsExactly(letters.get(0).id());
        deadLetters().remove(again);
        deadLetters().giveBack(again);

        assertThat(deadLetters().take(1)).isEmpty();
        assertThat(queue().depth().dead()).isZero();
    }

    private void buried(int count) {
        queue().send(messages(count));
        drain(count).forEach(delivery -> queue().deadLetter(delivery, "nobody wants it: \"订单\""));
    }

    private List<DeadLetter> takeAll(int count) {
        List<DeadLetter> all = new ArrayList<>();
        for (int empty = 0; all.size() < count && empty < 5; ) {
            List<DeadLetter> some = deadLetters().take(10);
            empty = some.isEmpty() ? empty + 1 : 0;
            all.addAll(some);
        }
        return all;
    }

    /** Receives until {@code count} messages came or nothing comes any more. */
    protected final List<Delivery> drain(int count) {
        List<Delivery> all = new ArrayList<>();
        for (int empty = 0; all.size() < count && empty < 5; ) {
            List<Delivery> some = queue().receive(10, SHORT);
            empty = some.isEmpty() ? empty + 1 : 0;
            all.addAll(some);
        }
        return all;
    }

    protected static List<FileMessage> messages(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> message(file(id("job", "p1", 1), 1, "file_" + i)))
                .toList();
    }
}
