package io.starmigrate.worker.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import org.junit.jupiter.api.Test;

class StoppingTest {
    private final Stopping stopping = new Stopping();

    private Fault told(Fault fault) {
        return stopping.told(new MigrationException(fault, "Cannot ask fe:9030: the connection was closed", null))
                .fault();
    }

    @Test
    void whatNoLongerAnswersHasFailedUntilSomebodyAsksToStopAndHasStoppedFromThenOn() {
        assertThat(told(Fault.FAILED)).isEqualTo(Fault.FAILED);
        stopping.ask();
        assertThat(told(Fault.FAILED)).isEqualTo(Fault.STOPPED);
        assertThat(told(Fault.WRONG_INPUT)).isEqualTo(Fault.WRONG_INPUT);
        assertThat(told(Fault.REFUSED)).isEqualTo(Fault.REFUSED);
    }
}
