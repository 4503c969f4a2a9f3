package io.starmigrate.worker.crew;

import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.task.QueueException;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.starrocks.ClusterException;
import java.util.function.Supplier;

/** What ports throw, as an operator is told it. */
public final class OperatorErrors {
    private OperatorErrors() {}

    /** Does a piece of a command's work. */
    public static <T> T translating(Supplier<T> work) {
        try {
            return work.get();
        } catch (ClusterException refused) {
            Fault fault = refused.remedy() == Remedy.WRONG_INPUT || refused.remedy() == Remedy.REPLAN
                    ? Fault.WRONG_INPUT
                    : Fault.FAILED;
            throw new MigrationException(fault, String.valueOf(refused.getMessage()), refused);
        } catch (ObjectStoreException refused) {
            Fault fault = switch (refused.reason()) {
                case NO_BUCKET, DENIED -> Fault.WRONG_INPUT;
                case NO_OBJECT, CHANGED, ARCHIVED, TOO_LARGE, BUSY, UNREACHABLE, REFUSED -> Fault.FAILED;
            };
            throw new MigrationException(fault, String.valueOf(refused.getMessage()), refused);
        } catch (RecorderException silent) {
            throw told(silent.isRefused(), silent);
        } catch (QueueException silent) {
            throw told(silent.isRefused(), silent);
        }
    }

    private static MigrationException told(boolean isRefused, RuntimeException silent) {
        return new MigrationException(
                isRefused ? Fault.WRONG_INPUT : Fault.FAILED, String.valueOf(silent.getMessage()), silent);
    }
}
