package io.starmigrate.core.check;

import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.schema.ClusterProfile;
import java.util.List;
import java.util.Map;

/**
 * What a cluster told of itself.
 *
 * @param profile its version and mode
 * @param silent the configured front ends that did not answer, with why
 * @param nodes its front ends, and back ends or compute nodes, as it lists them; empty where it hides them
 * @param hidden why it hides them; empty where it does not
 */
public record ClusterFacts(ClusterProfile profile, Map<String, String> silent, List<CatalogRow> nodes, String hidden) {
    public ClusterFacts {
        silent = Map.copyOf(silent);
        nodes = List.copyOf(nodes);
    }
}
