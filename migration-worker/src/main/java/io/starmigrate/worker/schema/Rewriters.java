package io.starmigrate.worker.schema;

import io.starmigrate.core.config.MovedDatabase;
import io.starmigrate.core.config.Selection;
import io.starmigrate.core.starrocks.schema.ClusterProfile;
import io.starmigrate.core.starrocks.schema.Renames;
import io.starmigrate.core.starrocks.schema.RewriteSettings;
import io.starmigrate.core.starrocks.schema.RewriteSettings.Pausing;
import io.starmigrate.core.starrocks.schema.SchemaRewriter;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.starrocks.SchemaCatalog;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The two ways a definition is rewritten.
 *
 * @param paused for while rows are loaded
 * @param running for afterwards
 * @param renames what the target calls things
 */
record Rewriters(SchemaRewriter paused, SchemaRewriter running, Renames renames) {
    static Rewriters of(
            SchemaCatalog source,
            SchemaCatalog target,
            SchemaRequest request,
            Selection selection,
            List<MovedDatabase> neighbours,
            Instant now) {
        List<Renames> others = neighbours.stream()
                .map(other -> new Renames(other.source(), other.target(), other.renames()))
                .toList();
        Renames renames = new Renames(source.database(), target.database(), selection.tableRenames(), others);
        RewriteSettings settings =
                settings(target, request, RewriteSettings.of(renames)).at(LocalDateTime.ofInstant(now, ZoneOffset.UTC));
        ClusterProfile from = source.profile();
        ClusterProfile to = target.profile();
        return new Rewriters(
                new SchemaRewriter(from, to, settings),
                new SchemaRewriter(from, to, settings.with(Pausing.RUNNING)),
                renames);
    }

    private static RewriteSettings settings(SchemaCatalog target, SchemaRequest request, RewriteSettings renaming) {
        RewriteSettings settings = renaming.without(request.without());
        if (request.storageVolume() != null) {
            settings = settings.withStorageVolume(request.storageVolume());
        }
        if (request.replicas() != null) {
            settings = settings.withReplicas(request.replicas());
        }
        return target.backends().isPresent()
                ? settings.withBackends(target.backends().getAsInt())
                : settings;
    }
}
