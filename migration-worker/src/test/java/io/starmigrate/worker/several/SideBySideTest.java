package io.starmigrate.worker.several;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.starmigrate.worker.several.SideBySide.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs that one process works on at once. */
@Timeout(20)
class SideBySideTest {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @Test
    void whoIsInterruptedAsksAllToEndAndWaitsForTheLast() throws InterruptedException {
        List<String> answered = new ArrayList<>();
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread waiting = new Thread(
                () -> {
                    answered.addAll(new SideBySide(asked::countDown)
                            .run(List.of(new Work<>("one", ending("one")), new Work<>("two", ending("two")))));
                    interrupted.set(Thread.currentThread().isInterrupted());
                },
                "waiting-under-test");
        waiting.start();

        waiting.interrupt();
        asked.await();
        waiting.interrupt();
        await().until(() -> !waiting.isInterrupted() || !waiting.isAlive());
        assertThat(waiting.isAlive()).as("both still end").isTrue();
        mayEnd.countDown();
        waiting.join();

        assertThat(answered).containsExactly("one", "two");
        assertThat(interrupted).isTrue();
    }

    private Supplier<String> ending(String name) {
        return () -> {
            try {
                mayEnd.await();
            } catch (InterruptedException unexpected) {
                Thread.currentThread().interrupt();
            }
            return name;
        };
    }
}
