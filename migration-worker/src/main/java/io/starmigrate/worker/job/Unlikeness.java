package io.starmigrate.worker.job;

import io.starmigrate.worker.api.ProgressListener;
import io.starmigrate.worker.schema.SchemaMigration;
import io.starmigrate.worker.starrocks.ClusterException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Says in what the catalogs of both sides are not alike. Rows move whether or not that can be told.
 *
 * @param definitions opened when it is first needed
 */
record Unlikeness(Supplier<SchemaMigration> definitions) {
    /** A line each, told, too. */
    List<String> told(ProgressListener progress) {
        try {
            List<String> lines = definitions.get().changes();
            lines.forEach(line -> progress.noted("Not alike: " + line));
            return lines;
        } catch (ClusterException silent) {
            progress.noted("Whether the catalogs are alike is not told: " + silent.getMessage());
            return List.of();
        }
    }
}
