package io.starmigrate.worker.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.task.RecorderException;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.outage.Outages;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RoleThreadsTest {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration OFTEN = Duration.ofMillis(5);

    private final Outages outages = new Outages(InstantSource.system());

    private RoleThreads threads() {
        return new RoleThreads(outages, MigrationException.class::isInstance);
    }

    @Test
    void aRoleThatThrowsIsTriedAgain() {
        AtomicInteger steps = new AtomicInteger();
        try (RoleThreads threads = threads()) {
            threads.start("unlucky", () -> {
                if (steps.incrementAndGet() == 1) {
                    throw new IllegalStateException("a bad moment");
                }
                return LONG;
            });

            threads.await(() -> steps.get() == 2, OFTEN);
        }

        assertThat(steps).hasValue(2);
    }

    @Test
    void whatNoRepetitionCuresEndsThemAll() {
        MigrationException hopeless = new MigrationException(Fault.WRONG_INPUT, "no such bucket", null);
        try (RoleThreads threads = threads()) {
            threads.start("hopeless", () -> {
                throw hopeless;
            });

            assertThatThrownBy(() -> threads.await(() -> false, LONG)).isSameAs(hopeless);
        }
    }

    @Test
    void anErrorInARoleEndsThemAll() {
        try (RoleThreads threads = threads()) {
            threads.start("healthy", () -> LONG);
            threads.start("unsound", () -> {
                throw new NoClassDefFoundError("gone");
            });

            assertThatThrownBy(() -> threads.await(() -> false, LONG)).isInstanceOf(NoClassDefFoundError.class);
        }
    }

    @Test
    void anErrorInARolesLastWorkIsNotKeptToItself() {
        RoleThreads threads = threads();
        threads.start("unsound", () -> LONG, () -> {
            throw new OutOfMemoryError("in the last step");
        });
        threads.await(() -> true, LONG);

        assertThatThrownBy(threads::close).isInstanceOf(OutOfMemoryError.class);
        threads.close();
    }

    @Test
    void whatIsNeitherAnErrorNorARuntimeExceptionEndsThemAllToo() {
        Exception sneaked = new Exception("of a proxy");
        try (RoleThreads threads = threads()) {
            threads.end(sneaked);

            assertThatThrownBy(() -> threads.await(() -> false, LONG)).hasCause(sneaked);
        }
    }

    @Test
    void aLookThatThrowsIsLookedAgain() {
        AtomicInteger looks = new AtomicInteger();
        try (RoleThreads threads = threads()) {
            threads.await(
                    () -> {
                        if (looks.incrementAndGet() == 1) {
                            throw new RecorderException("Cannot query: connection refused", null);
                        }
                        return true;
                    },
                    OFTEN);
        }

        assertThat(looks).hasValue(2);
    }

    @Test
    void aRoleDoesItsLastWorkAfterItsLastStep() {
        AtomicBoolean released = new AtomicBoolean();
        AtomicInteger steps = new AtomicInteger();
        try (RoleThreads threads = threads()) {
            threads.start(
                    "importer",
                    () -> {
                        steps.incrementAndGet();
                        return LONG;
                    },
                    () -> released.set(steps.get() == 1));
            threads.await(() -> steps.get() == 1, OFTEN);
        }

        assertThat(released).isTrue();
    }

    @Test
    void stoppingWakesWhoPausesAndWhoWaits() {
        try (RoleThreads threads = threads()) {
            threads.start("idle", () -> LONG);
            threads.stop();

            threads.await(() -> false, LONG);
        }
    }

    @Test
    void closingWaitsForAllRolesTogetherNoLongerThanForOne() {
        CountDownLatch hang = new CountDownLatch(1);
        RoleThreads threads = new RoleThreads(outages, failure -> true, Duration.ofMillis(400));
        for (int i = 0; i < 20; i++) {
            threads.start("hanging " + i, () -> {
                waitFor(hang);
                return AT_ONCE;
            });
        }
        long begun = System.nanoTime();

        threads.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(390), Duration.ofSeconds(4));
        hang.countDown();
    }

    @Test
    void whatIsDoneAsideEndsWithTheRoles() throws InterruptedException {
        for (int round = 1; round <= 2; round++) {
            CountDownLatch begun = new CountDownLatch(1);
            try (RoleThreads threads = threads()) {
                threads.aside("verifier-under-test", 3).execute(() -> {
                    begun.countDown();
                    waitFor(new CountDownLatch(1));
                });
                waitFor(begun);
            }

            for (Thread left : Thread.getAllStackTraces().keySet()) {
                if (left.getName().equals("verifier-under-test")) {
                    // A pool is over a moment before its threads are.
                    left.join(TimeUnit.SECONDS.toMillis(30));
                    assertThat(left.isAlive()).as("after round " + round).isFalse();
                }
            }
        }
    }

    @Test
    void anErrorInWorkAsideThatEndsLateIsNotKeptToItself() {
        CountDownLatch begun = new CountDownLatch(1);
        RoleThreads threads = threads();
        threads.aside("verifier", 1).execute(() -> {
            begun.countDown();
            waitFor(new CountDownLatch(1));
            throw new OutOfMemoryError("after the roles have ended");
        });
        waitFor(begun);

        assertThatThrownBy(threads::close).isInstanceOf(OutOfMemoryError.class);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
