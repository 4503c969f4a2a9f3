package io.starmigrate.worker.wiring;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.worker.api.Migrator;

/** Opens a migrator whose parts are wired together from a configuration. To be used from one thread. */
public final class MigratorBuilder {
    private final MigrationConfig config;

    public MigratorBuilder(MigrationConfig config) {
        this.config = config;
    }

    /**
     * Opens it; the caller closes it.
     *
     * @throws io.starmigrate.worker.api.MigrationException when something it needs cannot be reached or does not exist
     */
    public Migrator open() {
        Injector injector = Guice.createInjector(Stage.DEVELOPMENT, new WorkerModule(config));
        return Told.of(new Provided<>(injector.getProvider(JobMigrator.class)));
    }
}
