package io.starmigrate.worker.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.pace.Pressure;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PacedGateTest {
    private final CountDownLatch isAsked = new CountDownLatch(1);
    private final CountDownLatch answers = new CountDownLatch(1);
    private final AtomicInteger questions = new AtomicInteger();
    private volatile Instant now = Instant.EPOCH;

    private final PacedGate gate = new PacedGate("source", 1, this::pressure, () -> now);

    /** The second answer takes its time. */
    private Pressure pressure() {
        if (questions.incrementAndGet() == 2) {
            isAsked.countDown();
            try {
                answers.await();
            } catch (InterruptedException unexpected) {
                Thread.currentThread().interrupt();
            }
        }
        return Pressure.unknown("of this test");
    }

    @Test
    void whoLeavesDoesNotWaitForTheCluster() throws InterruptedException {
        gate.enter();
        now = now.plus(Duration.ofMinutes(1));
        Thread next = new Thread(this::passes, "next-under-test");
        next.start();
        isAsked.await();

        Thread leaving = new Thread(this::leavesAndPasses, "leaving-under-test");
        leaving.start();
        leaving.join(Duration.ofSeconds(10).toMillis());
        boolean isHeldUp = leaving.isAlive();

        answers.countDown();
        leaving.join();
        next.join();
        assertThat(isHeldUp).isFalse();
        assertThat(questions).hasValue(2);
    }

    private void leavesAndPasses() {
        gate.leave();
        passes();
    }

    private void passes() {
        try {
            gate.enter();
            gate.leave();
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
    }
}
