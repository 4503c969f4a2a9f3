package io.starmigrate.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.task.Leases.Lease;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Leases} keeps. Each test has a name of its own, so that one recorder can serve them all. */
public abstract class LeasesContract {
    private static final Duration LENGTH = Duration.ofMillis(30_500);
    private final String name = "export/" + UUID.randomUUID();

    /** The leases under test; they may hold what earlier tests wrote. */
    protected abstract Leases leases();

    @Test
    void a_lease_nobody_held_is_not_there() {
        assertThat(leases().lease(name)).isEmpty();
    }

    @Test
    void the_first_to_write_holds_it() {
        Lease first = Lease.first(name, "worker-1", LENGTH);

        assertThat(leases().write(first)).isTrue();
        assertThat(leases().write(Lease.first(name, "worker-2", LENGTH))).isFalse();
        assertThat(leases().lease(name)).contains(first);
    }

    @Test
    void writing_the_same_beat_again_is_writing_it_once() {
        Lease first = Lease.first(name, "worker-1", LENGTH);

        assertThat(leases().write(first)).isTrue();
        assertThat(leases().write(first)).isTrue();
    }

    @Test
    void who_lost_it_cannot_renew_it() {
        Lease first = Lease.first(name, "worker-1", LENGTH);
        Lease taken = first.takenBy("worker-2", LENGTH);
        leases().write(first);

        assertThat(leases().write(taken)).isTrue();
        assertThat(leases().write(first.renewed())).isFalse();
        assertThat(leases().write(first)).isFalse();
        assertThat(leases().lease(name)).contains(taken);
    }

    @Test
    void a_lease_given_back_is_free_and_keeps_its_fence() {
        Lease first = Lease.first(name, "worker-1", LENGTH);
        leases().write(first);
        leases().write(first.released());

        Lease free = leases().lease(name).orElseThrow();
        assertThat(free.isFree()).isTrue();
        Lease next = free.takenBy("worker-2", LENGTH);
        assertThat(leases().write(next)).isTrue();
        assertThat(next.fence()).isGreaterThan(first.fence());
    }

    @Test
    void a_beat_that_skips_one_is_refused() {
        Lease first = Lease.first(name, "worker-1", LENGTH);

        assertThat(leases().write(first.renewed())).as("before the first").isFalse();
        leases().write(first);
        assertThat(leases().write(first.renewed().renewed())).isFalse();
        assertThat(leases().lease(name)).contains(first);
    }

    @Test
    void a_forgotten_lease_begins_anew() {
        Lease first = Lease.first(name, "worker-1", LENGTH);
        leases().write(first);
        leases().write(first.renewed());

        leases().forget(first);
        leases().forget(first);

        assertThat(leases().lease(name)).isEmpty();
        assertThat(leases().write(first)).isTrue();
    }
}
