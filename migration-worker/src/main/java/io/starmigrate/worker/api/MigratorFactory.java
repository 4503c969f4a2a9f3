package io.starmigrate.worker.api;

import io.starmigrate.core.config.MigrationConfig;

/** Makes the migrator that a configuration describes, another at each call. */
@FunctionalInterface
public interface MigratorFactory {
    /**
     * Opens a migrator; the caller closes it.
     *
     * @throws MigrationException when something it needs cannot be reached or does not exist
     */
    Migrator open(MigrationConfig config);
}
