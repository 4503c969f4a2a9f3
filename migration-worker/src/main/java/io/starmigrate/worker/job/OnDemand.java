package io.starmigrate.worker.job;

import io.starmigrate.core.forecast.Assumptions;
import io.starmigrate.worker.backup.DefinedTables;
import io.starmigrate.worker.backup.RestorePreparation;
import io.starmigrate.worker.schema.SchemaMigration;
import java.util.function.Supplier;

/**
 * What is opened when a command needs it.
 *
 * @param schema makes tables and views
 * @param defined writes down how tables are defined, beside their files
 * @param restoring finds what came without its source
 * @param assumed what plans are foretold by, as the settings are then
 */
public record OnDemand(
        Supplier<SchemaMigration> schema,
        Supplier<DefinedTables> defined,
        Supplier<RestorePreparation> restoring,
        Supplier<Assumptions> assumed) {}
