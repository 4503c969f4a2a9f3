package io.starmigrate.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.starmigrate.core.task.DeadLetters;
import io.starmigrate.core.task.DeadLetters.DeadLetter;
import io.starmigrate.core.task.TaskQueue;
import io.starmigrate.core.task.TaskQueue.Delivery;
import io.starmigrate.core.task.TaskQueueContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InMemoryTaskQueueTest extends TaskQueueContract {
    private static final Duration VISIBILITY = Duration.ofMinutes(1);
    private Instant now = Instant.parse("2026-11-22T00:00:00Z");
    private final InMemoryTaskQueue queue = new InMemoryTaskQueue(() -> now, VISIBILITY);

    @Override
    protected TaskQueue queue() {
        return queue;
    }

    @Override
    protected DeadLetters deadLetters() {
        return queue;
    }

    @Override
    protected void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void a_message_is_hidden_for_the_visibility_time_and_not_longer() {
        queue.send(messages(1));
        queue.receive(1, Duration.ZERO);

        pass(VISIBILITY.minusNanos(1));
        assertThat(queue.receive(1, Duration.ZERO)).isEmpty();
        pass(Duration.ofNanos(1));
        assertThat(queue.receive(1, Duration.ZERO)).hasSize(1);
    }

    @Test
    void a_delivery_that_was_handed_out_again_no_longer_deletes() {
        queue.send(messages(1));
        List<Delivery> late = queue.receive(1, Duration.ZERO);
        pass(VISIBILITY);
        queue.receive(1, Duration.ZERO);

        queue.delete(late);
        queue.hold(late, Duration.ZERO);
        assertThat(queue.depth().held()).isEqualTo(1);
    }

    @Test
    void a_message_handed_out_too_often_goes_to_the_dead_letters() {
        InMemoryTaskQueue redriven = new InMemoryTaskQueue(() -> now, VISIBILITY, 2);
        redriven.send(messages(1));
        for (int i = 0; i < 2; i++) {
            assertThat(redriven.receive(1, Duration.ZERO)).hasSize(1);
            pass(VISIBILITY);
        }

        assertThat(redriven.receive(1, Duration.ZERO)).isEmpty();
        assertThat(redriven.deadLetters())
                .extracting(DeadLetter::message, DeadLetter::reason)
                .containsExactly(tuple(Optional.of(messages(1).get(0)), "handed out 2 times"));
    }

    @Test
    void a_message_that_is_never_handed_out_makes_no_sense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new InMemoryTaskQueue(() -> now, VISIBILITY, 0));
    }
}
