package io.starmigrate.worker.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StoppingTest {
    private static Fault told(Fault fault, Consumer<Stopping> meanwhile) {
        Stopping stopping = new Stopping();
        return catchThrowableOfType(
                        MigrationException.class,
                        () -> stopping.begun(() -> {
                            meanwhile.accept(stopping);
                            throw new MigrationException(fault, "Cannot ask fe:9030: the connection was closed", null);
                        }))
                .fault();
    }

    @Test
    void whatNoLongerAnswersHasFailedUntilSomebodyAsksToStopAndHasStoppedFromThenOn() {
        assertThat(told(Fault.FAILED, stopping -> {})).isEqualTo(Fault.FAILED);
        assertThat(told(Fault.FAILED, Stopping::ask)).isEqualTo(Fault.STOPPED);
        assertThat(told(Fault.WRONG_INPUT, Stopping::ask)).isEqualTo(Fault.WRONG_INPUT);
        assertThat(told(Fault.REFUSED, Stopping::ask)).isEqualTo(Fault.REFUSED);
    }
}
