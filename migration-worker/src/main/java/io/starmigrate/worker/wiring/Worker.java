package io.starmigrate.worker.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.starrocks.error.Remedy;
import io.starmigrate.core.storage.ObjectStoreException;
import io.starmigrate.core.task.QueueException;
import io.starmigrate.core.task.RecorderException;
import io.starmigrate.worker.api.Migration;
import io.starmigrate.worker.api.MigrationException;
import io.starmigrate.worker.api.MigrationException.Fault;
import io.starmigrate.worker.api.MigrationFactory;
import io.starmigrate.worker.starrocks.ClusterException;
import java.util.function.Supplier;

/** Opens migrations whose parts are wired together from their configuration. Safe for use by many threads. */
public final class Worker implements MigrationFactory {
    @Override
    public Migration open(MigrationConfig config) {
        Injector injector = Guice.createInjector(Stage.DEVELOPMENT, new WorkerModule(config));
        return told(() -> new WiredMigration(injector));
    }

    /** Runs a piece of a command, and turns what its parts throw into what an operator is told. */
    static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (ProvisionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                return told(() -> {
                    throw cause;
                });
            }
            if (failed.getCause() instanceof Error unsound) {
                throw unsound;
            }
            throw failed;
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
        } catch (RecorderException | QueueException unreachable) {
            throw new MigrationException(Fault.FAILED, String.valueOf(unreachable.getMessage()), unreachable);
        }
    }
}
