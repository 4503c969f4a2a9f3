package io.starmigrate.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.storage.ObjectStoreException.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.event.Level;

class CopyFailuresTest {
    /** One that is denied, while the store answers others, is no outage that anybody speaks of. */
    @ParameterizedTest
    @EnumSource
    void whatIsRelayedAgainIsSaidAloudUnlessItsStoreIsOutOfReach(Reason reason) {
        Level level = CopyFailures.level(new ObjectStoreException(reason, "not now", null));

        assertThat(level).isEqualTo(reason == Reason.UNREACHABLE ? Level.DEBUG : Level.WARN);
    }
}
