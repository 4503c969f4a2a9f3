package io.starmigrate.worker.several;

import io.starmigrate.core.config.MigrationConfig;

/**
 * One of several databases.
 *
 * @param database what the source calls it
 * @param job the job that moves it
 * @param config what it is about
 */
record DatabasePart(String database, String job, MigrationConfig config) {
    /** A name of this database, as reports of several tell it. */
    String named(String name) {
        return database + "." + name;
    }

    /**
     * What came of it.
     *
     * @param part which
     */
    record Done<T>(DatabasePart part, T result) {}
}
