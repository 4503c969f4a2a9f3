package io.starmigrate.worker.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Leases;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.inmemory.InMemoryTaskRecorder;
import io.starmigrate.worker.identity.LeaseHolder.Held;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class LeaseHolderTest {
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final String NAME = "export/job";

    private final InMemoryTaskRecorder recorder = new InMemoryTaskRecorder();
    private final AtomicLong here = new AtomicLong();
    // Another machine's clock began long ago: the two are never compared.
    private final AtomicLong there = new AtomicLong(Duration.ofDays(400).toNanos());
    private final LeaseHolder first = new LeaseHolder(recorder, "first", LENGTH, here::get);
    private final LeaseHolder second = new LeaseHolder(recorder, "second", LENGTH, there::get);

    private static void pass(AtomicLong clock, Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Test
    void nobodyTakesALeaseBeforeHeHasSeenItSilentForItsWholeLength() {
        assertThat(first.acquire(NAME)).isPresent();
        assertThat(second.acquire(NAME)).isEmpty();
        pass(there, LENGTH);
        assertThat(second.acquire(NAME)).isEmpty();
        pass(there, Duration.ofNanos(1));
        assertThat(second.acquire(NAME)).isPresent();
    }

    @Test
    void containersThatCallTheirProcessesAlikeDoNotHoldOneAnothersLeases() {
        RandomGenerator random = new Random(4);
        LeaseHolder one = container(random);
        LeaseHolder other = container(random);

        assertThat(one.acquire(NAME)).isPresent();
        assertThat(other.acquire(NAME)).isEmpty();
        assertThat(one.acquire(NAME)).isPresent();
        assertThat(recorder.lease(NAME).orElseThrow().owner()).matches("1@samehost-[0-9a-f]{8}");
    }

    private LeaseHolder container(RandomGenerator random) {
        String name = WorkerIdentity.ofProcess("1@samehost", random, InstantSource.system())
                .name();
        return new LeaseHolder(recorder, name, LENGTH, here::get);
    }

    @Test
    void aBeatBeginsTheWaitAnew() {
        first.acquire(NAME);
        second.acquire(NAME);
        pass(there, LENGTH);
        first.acquire(NAME);
        pass(there, Duration.ofSeconds(1));

        assertThat(second.acquire(NAME)).isEmpty();
        pass(there, LENGTH);
        assertThat(second.acquire(NAME)).isEmpty();
    }

    @Test
    void oneThreadOfAWorkerDoesNotGiveBackWhatAnotherHolds() {
        first.holding(NAME, held -> {
            assertThat(first.holding(NAME, again -> "let in")).isEmpty();
            Map<String, Held> rest = first.holdingAll(List.of(NAME, "export/other"), Map::copyOf);

            assertThat(rest).containsOnlyKeys("export/other");
            assertThat(recorder.lease(NAME).orElseThrow().isFree()).isFalse();
            return held;
        });

        assertThat(recorder.lease(NAME).orElseThrow().isFree()).isTrue();
        assertThat(first.holding(NAME, held -> "let in")).contains("let in");
    }

    /** The recorder's leases; how often they were asked for is told before they are. */
    private Leases asked(IntConsumer before) {
        AtomicInteger times = new AtomicInteger();
        return new Leases() {
            @Override
            public Optional<Lease> lease(String name) {
                before.accept(times.incrementAndGet());
                return recorder.lease(name);
            }

            @Override
            public boolean write(Lease next) {
                return recorder.write(next);
            }

            @Override
            public void forget(Lease lease) {
                recorder.forget(lease);
            }
        };
    }

    @Test
    void theWaitIsTimedFromTheAnswerNotFromTheQuestion() {
        first.acquire(NAME);
        Leases slow = asked(times -> pass(there, LENGTH));
        LeaseHolder third = new LeaseHolder(slow, "third", LENGTH, there::get);

        assertThat(third.acquire(NAME)).isEmpty();
        assertThat(third.acquire(NAME)).isEmpty();
        assertThat(third.acquire(NAME)).isPresent();
    }

    @Test
    void aBeatIsNoOlderThanTheAnswerThatToldIt() {
        first.acquire(NAME);
        Leases slow = asked(times -> {
            if (times == 1) {
                pass(there, LENGTH);
            }
        });
        LeaseHolder third = new LeaseHolder(slow, "third", LENGTH, there::get);
        third.acquire(NAME);
        pass(there, Duration.ofNanos(1));

        assertThat(third.acquire(NAME)).isEmpty();
    }

    @Test
    void aLeaseThatWasGivenBackIsFreeAtOnce() {
        first.acquire(NAME).orElseThrow().release();

        assertThat(second.acquire(NAME)).isPresent();
        assertThat(first.acquire(NAME)).isEmpty();
    }

    @Test
    void whatWasTakenOverIsNotGivenBackByItsOldHolder() {
        Held old = first.acquire(NAME).orElseThrow();
        second.acquire(NAME);
        pass(there, LENGTH.plusNanos(1));
        second.acquire(NAME);

        old.release();

        assertThat(recorder.lease(NAME).orElseThrow().owner()).isEqualTo("second");
    }

    @Test
    void everyTryHasAHigherToken() {
        long one = first.acquire(NAME).orElseThrow().token();
        Held renewed = first.acquire(NAME).orElseThrow();
        renewed.release();
        long taken = second.acquire(NAME).orElseThrow().token();

        assertThat(one).isLessThan(renewed.token());
        assertThat(renewed.token()).isLessThan(taken);
    }

    @Test
    void whatWasNotRenewedForItsWholeLengthIsTakenAnewEvenIfNobodyElseTookIt() {
        Held before = first.acquire(NAME).orElseThrow();
        pass(here, LENGTH);
        assertThat(first.keep(NAME)).isTrue();
        assertThat(recorder.lease(NAME).orElseThrow().fence()).isEqualTo(1);
        pass(here, LENGTH.plusNanos(1));

        assertThat(first.keep(NAME)).isTrue();
        assertThat(recorder.lease(NAME).orElseThrow().fence()).isEqualTo(2);
        before.release();

        assertThat(recorder.lease(NAME).orElseThrow().owner()).isEqualTo("first");
    }

    @Test
    void isFreshForHalfOfItsLength() {
        Held held = first.acquire(NAME).orElseThrow();
        pass(here, LENGTH.dividedBy(2).minusNanos(1));
        assertThat(held.isFresh()).isTrue();
        pass(here, Duration.ofNanos(1));
        assertThat(held.isFresh()).isFalse();
    }

    @Test
    void keepingWritesOnlyWhenAThirdOfTheLengthHasGone() {
        assertThat(first.keep(NAME)).isTrue();
        assertThat(first.keep(NAME)).isTrue();
        assertThat(recorder.lease(NAME).orElseThrow().beat()).isEqualTo(1);
        pass(here, LENGTH.dividedBy(3));

        assertThat(first.keep(NAME)).isTrue();
        assertThat(recorder.lease(NAME).orElseThrow().beat()).isEqualTo(2);
    }

    @Test
    void keepingEndsWhenAnotherHasTakenOver() {
        first.keep(NAME);
        second.keep(NAME);
        pass(there, LENGTH.plusNanos(1));
        assertThat(second.keep(NAME)).isTrue();
        pass(here, LENGTH);

        assertThat(first.keep(NAME)).isFalse();
    }

    @Test
    void theOwnTimeIsCountedFromBeforeTheWrite() {
        Leases slow = new Leases() {
            @Override
            public Optional<Lease> lease(String name) {
                return recorder.lease(name);
            }

            @Override
            public boolean write(Lease next) {
                pass(here, LENGTH.dividedBy(2));
                return recorder.write(next);
            }

            @Override
            public void forget(Lease lease) {
                recorder.forget(lease);
            }
        };

        Held held =
                new LeaseHolder(slow, "slow", LENGTH, here::get).acquire(NAME).orElseThrow();

        assertThat(held.isFresh()).isFalse();
    }

    @Test
    void aLeaseThatWasFoundLostIsNotKeptForWhatWasLeftOfIt() {
        assertThat(first.keep(NAME)).isTrue();
        second.keep(NAME);
        pass(there, LENGTH.plusNanos(1));
        assertThat(second.keep(NAME)).isTrue();

        assertThat(first.acquire(NAME)).isEmpty();

        assertThat(first.keep(NAME)).isFalse();
    }

    @Test
    void workIsNotLostWhenItsLeaseCannotBeGivenBack() {
        Leases failing = asked(times -> {
            if (times > 1) {
                throw new RecorderException("throttled", null);
            }
        });

        assertThat(new LeaseHolder(failing, "x", LENGTH, here::get).holding(NAME, held -> "done"))
                .contains("done");
    }
}
