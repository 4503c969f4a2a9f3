package io.starmigrate.worker.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.worker.api.Migration;
import io.starmigrate.worker.api.MigrationFactory;

/** Opens migrations whose parts are wired together from their configuration. Safe for use by many threads. */
public final class Worker implements MigrationFactory {
    @Override
    public Migration open(MigrationConfig config) {
        Injector injector = Guice.createInjector(Stage.DEVELOPMENT, new WorkerModule(config));
        return Told.of(new Provided<>(injector.getProvider(WiredMigration.class)));
    }
}
