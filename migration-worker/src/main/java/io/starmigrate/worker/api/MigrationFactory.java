package io.starmigrate.worker.api;

import io.starmigrate.core.config.MigrationConfig;

/** Makes the migration that a configuration describes. */
@FunctionalInterface
public interface MigrationFactory {
    /**
     * Opens a migration; the caller closes it.
     *
     * @throws MigrationException when something it needs cannot be reached or does not exist
     */
    Migration open(MigrationConfig config);
}
