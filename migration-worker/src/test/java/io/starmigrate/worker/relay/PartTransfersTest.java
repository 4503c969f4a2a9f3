package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PartTransfersTest extends CopyBench {
    private static final ObjectStoreException DENIED = new ObjectStoreException(Reason.DENIED, "denied", null);

    private PartTransfers transfers(int threads) {
        return new PartTransfers(source, LIMITS, Bandwidth.unlimited(), PartTransfers.threads(threads));
    }

    @Test
    void what_has_not_begun_when_another_fails_never_begins() {
        AtomicInteger begun = new AtomicInteger();
        Callable<Integer> counting = begun::incrementAndGet;

        try (PartTransfers transfers = transfers(1)) {
            assertThatThrownBy(() -> transfers.all(FROM, List.of(PartTransfersTest::refused, counting, counting)))
                    .isSameAs(DENIED);
        }
        assertThat(begun).hasValue(0);
    }

    @Test
    void the_failure_that_stopped_the_others_is_told_wherever_it_stands() {
        CountDownLatch failed = new CountDownLatch(1);

        try (PartTransfers transfers = transfers(2)) {
            assertThatThrownBy(() -> transfers.all(
                            FROM,
                            List.of(
                                    () -> {
                                        failed.await();
                                        throw new CancellationException("stopped");
                                    },
                                    () -> {
                                        failed.countDown();
                                        return refused();
                                    })))
                    .isSameAs(DENIED);
        }
    }

    @Test
    void whoever_is_interrupted_stops_what_is_under_way_and_stays_interrupted() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Thread caller = Thread.currentThread();

        try (PartTransfers transfers = transfers(1)) {
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> transfers.all(FROM, List.of(() -> {
                        begun.countDown();
                        caller.interrupt();
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            stopped.countDown();
                        }
                        return 1;
                    })));
            assertThat(Thread.interrupted()).isTrue();
            stopped.await();
        }
        assertThat(begun.getCount()).isZero();
    }

    @Test
    void nobody_waits_for_the_threads_of_a_relay_that_is_over() throws Exception {
        ExecutorService threads = PartTransfers.threads(1);

        assertThat(threads.submit(() -> Thread.currentThread().isDaemon()).get())
                .isTrue();
        threads.shutdownNow();
    }

    private static Integer refused() {
        throw DENIED;
    }
}
