package io.starmigrate.worker.starrocks.frontend;

import io.starmigrate.core.check.ClusterFacts;
import io.starmigrate.core.config.ClusterConfig;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.schema.ClusterProfile;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.StarRocksVersion;
import io.starmigrate.worker.starrocks.ClusterException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What front ends tell of their cluster beside its tables. */
public final class FrontEndAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(FrontEndAnswers.class);

    private FrontEndAnswers() {}

    /** Its front ends and nodes; a cluster may hide them from who does not operate it. */
    public static ClusterFacts facts(ClusterProfile profile, FrontEnds frontEnds, ClusterConfig cluster) {
        Map<String, String> silent = EachFrontEnd.silent(cluster, ClusterQueries.frontendVersion());
        try {
            List<CatalogRow> nodes = new ArrayList<>(frontEnds.glance(ClusterQueries.frontends()));
            nodes.addAll(frontEnds.glance(ClusterQueries.backends()));
            return new ClusterFacts(profile, silent, nodes, "");
        } catch (ClusterException hidden) {
            return new ClusterFacts(profile, silent, List.of(), String.valueOf(hidden.getMessage()));
        }
    }

    /** The configuration that these patterns name. */
    public static List<CatalogRow> limits(FrontEnds frontEnds, List<String> patterns) {
        return patterns.stream()
                .flatMap(pattern -> frontEnds.glance(ClusterQueries.frontendConfig(pattern)).stream())
                .toList();
    }

    /** Back ends tell their own version, front ends theirs: during an upgrade the oldest one counts. */
    public static Capabilities capabilities(FrontEnds frontEnds) {
        List<String> told = Stream.of(ClusterQueries.backendVersion(), ClusterQueries.frontendVersion())
                .flatMap(question -> frontEnds.glance(question).stream())
                .map(row ->
                        row.columns().stream().findFirst().flatMap(row::find).orElse(""))
                .toList();
        List<StarRocksVersion> versions = Stream.concat(told.stream(), nodes(frontEnds))
                .map(StarRocksVersion::find)
                .flatMap(Optional::stream)
                .toList();
        return versions.isEmpty() ? Capabilities.of(String.join(", ", told)) : Capabilities.ofCluster(versions);
    }

    /** What each node says, where the user may see the nodes. */
    private static Stream<String> nodes(FrontEnds frontEnds) {
        List<String> versions = new ArrayList<>();
        for (Sql question : List.of(ClusterQueries.frontends(), ClusterQueries.backends())) {
            try {
                frontEnds.glance(question).forEach(node -> versions.add(node.text("Version")));
            } catch (ClusterException hidden) {
                LOG.debug("The {} does not show its nodes: {}", frontEnds, hidden.getMessage());
            }
        }
        return versions.stream();
    }
}
