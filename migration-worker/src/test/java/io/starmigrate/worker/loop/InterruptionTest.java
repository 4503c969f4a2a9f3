package io.starmigrate.worker.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.AbortedException;

class InterruptionTest {
    private final List<String> told = new ArrayList<>();

    @Test
    void what_ends_by_our_own_stop_is_not_told_as_a_fault_of_the_network() {
        Throwable interrupted =
                new SQLTransientConnectionException("Interrupted during connection", new InterruptedException());
        tell(new IllegalStateException("Cannot connect to the source cluster", interrupted));
        tell(AbortedException.create("Thread was interrupted"));

        assertThat(told).isEmpty();
    }

    @Test
    void what_fails_is_told() {
        tell(new IllegalStateException("Cannot connect", new java.net.ConnectException("refused")));
        tell(new java.net.SocketTimeoutException("after 30 s"));

        assertThat(told).containsExactly("Cannot connect", "after 30 s");
    }

    private void tell(Throwable failure) {
        Interruption.unlessEnded(failure, () -> told.add(failure.getMessage()));
    }
}
