package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.starmigrate.core.storage.StorageUri;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SmallMemoryTest {
    private static final StorageUri OBJECT = StorageUri.parse("s3://source/a.csv");
    private static final RelayLimits LIMITS = new RelayLimits(RelayLimits.SMALLEST_PART, 1, 1, Duration.ofMillis(1));

    private final SmallMemory memory = new SmallMemory(LIMITS);
    private final AtomicBoolean held = new AtomicBoolean();

    private Thread holding(long bytes) {
        Thread thread = new Thread(() -> memory.holding(bytes, OBJECT, () -> {
            held.set(true);
            return "";
        }));
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING || !thread.isAlive());
        return thread;
    }

    @Test
    void whoever_finds_no_memory_free_waits_for_it() throws Exception {
        Thread waiting = memory.holding(LIMITS.smallBytes(), OBJECT, () -> {
            Thread other = holding(1);
            assertThat(held).as("all is taken").isFalse();
            return other;
        });
        waiting.join();

        assertThat(held).isTrue();
    }

    @Test
    void what_takes_more_than_there_is_waits_for_the_least_that_is_taken() throws Exception {
        Thread waiting = memory.holding(1, OBJECT, () -> {
            Thread other = holding(3 * LIMITS.smallBytes());
            assertThat(held).isFalse();
            return other;
        });
        waiting.join();

        assertThat(held).isTrue();
    }

    @Test
    void what_fails_gives_its_memory_back() throws Exception {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> memory.holding(LIMITS.smallBytes(), OBJECT, () -> {
                    throw new IllegalStateException("it failed");
                }));

        holding(LIMITS.smallBytes()).join();
        assertThat(held).isTrue();
    }

    @Test
    void whoever_is_interrupted_while_waiting_holds_nothing_and_stays_interrupted() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> memory.holding(1, OBJECT, () -> "held"));
        assertThat(Thread.interrupted()).isTrue();
    }
}
