package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TriesTest {
    private final Tries tries = new Tries(new RelayLimits(RelayLimits.SMALLEST_PART, 1, 3, Duration.ofMillis(1)));
    private int made;

    @ParameterizedTest
    @EnumSource
    void only_what_passes_by_itself_is_tried_again(Reason reason) {
        boolean passes = reason == Reason.BUSY || reason == Reason.UNREACHABLE;
        ObjectStoreException failure = new ObjectStoreException(reason, "not now", null);

        assertThatThrownBy(() -> failing(failure)).isSameAs(failure);
        assertThat(made).isEqualTo(passes ? 3 : 1);
    }

    /** The store below has done so already: tries of both would multiply. */
    @Test
    void what_a_store_refused_as_too_much_at_each_of_its_tries_is_not_tried_again() {
        ObjectStoreException failure = ObjectStoreException.slowDown("slower", null);

        assertThatThrownBy(() -> failing(failure)).isSameAs(failure);
        assertThat(made).isEqualTo(1);
    }

    @Test
    void what_no_store_has_said_is_not_tried_again() {
        IllegalStateException failure = new IllegalStateException("unforeseen");

        assertThatThrownBy(() -> failing(failure)).isSameAs(failure);
        assertThat(made).isEqualTo(1);
    }

    @Test
    void whoever_is_interrupted_while_waiting_tries_no_more_and_stays_interrupted() {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> tries.of(() -> {
                    made++;
                    Thread.currentThread().interrupt();
                    throw new ObjectStoreException(Reason.BUSY, "not now", null);
                }));

        assertThat(made).isEqualTo(1);
        assertThat(Thread.interrupted()).isTrue();
    }

    private void failing(RuntimeException failure) {
        var unused = tries.of(() -> {
            made++;
            throw failure;
        });
    }
}
