package io.starmigrate.worker.starrocks.clusters;

import io.starmigrate.core.check.CheckLine;
import io.starmigrate.core.check.ClusterCheck;
import io.starmigrate.core.check.ClusterFacts;
import io.starmigrate.core.check.DependantCheck;
import io.starmigrate.core.check.PrivilegeCheck;
import io.starmigrate.core.check.UnloadCheck;
import io.starmigrate.core.config.ClusterConfig;
import io.starmigrate.core.config.ClusterSide;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.plan.TableSelection;
import io.starmigrate.core.starrocks.catalog.CatalogRow;
import io.starmigrate.core.starrocks.privilege.Account;
import io.starmigrate.core.starrocks.sql.TableName;
import io.starmigrate.core.starrocks.statement.ClusterQueries;
import io.starmigrate.core.starrocks.statement.Publication;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.LoadCanary;
import io.starmigrate.worker.starrocks.catalog.TableCatalog;
import io.starmigrate.worker.starrocks.frontend.FrontEndAnswers;
import io.starmigrate.worker.starrocks.frontend.FrontEnds;
import io.starmigrate.worker.starrocks.targetcluster.HangingObjects;
import io.starmigrate.worker.starrocks.targetcluster.JdbcLoadCanary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What a check asks of both clusters, by the connections of both. Throws {@link ClusterException}. */
public final class CheckedClusters {
    private final ClusterConnections clusters;
    private final MigrationConfig config;

    CheckedClusters(ClusterConnections clusters, MigrationConfig config) {
        this.clusters = clusters;
        this.config = config;
    }

    /** What the source tells of itself. */
    public ClusterFacts sourceFacts() {
        return facts(ClusterSide.SOURCE, config.source());
    }

    /** What is thought of the way tables are to leave the source. */
    public List<CheckLine> unload(ClusterFacts source) {
        return UnloadCheck.of(config.unload(), source.profile().capabilities());
    }

    /** What the target tells of itself. */
    public ClusterFacts targetFacts() {
        return facts(ClusterSide.TARGET, config.target());
    }

    private ClusterFacts facts(ClusterSide side, ClusterConfig cluster) {
        return FrontEndAnswers.facts(clusters.schema(side, cluster).profile(), clusters.open(side, cluster), cluster);
    }

    /** What the source says of these of its front ends' limits. */
    public List<CatalogRow> sourceLimits(List<String> patterns) {
        return asked(ClusterSide.SOURCE, config.source(), frontEnds -> FrontEndAnswers.limits(frontEnds, patterns));
    }

    /** What the target says of these. */
    public List<CatalogRow> targetLimits(List<String> patterns) {
        return asked(ClusterSide.TARGET, config.target(), frontEnds -> FrontEndAnswers.limits(frontEnds, patterns));
    }

    /** Whether the target's database may hold so many bytes; nothing where it does not say. */
    public List<CheckLine> targetQuota(long bytes) {
        try {
            List<CatalogRow> told =
                    asked(ClusterSide.TARGET, config.target(), frontEnds -> frontEnds.query(ClusterQueries.quotas()));
            return ClusterCheck.quota(told, config.target().database(), bytes);
        } catch (ClusterException hidden) {
            if (hidden.isTransient()) {
                throw hidden;
            }
            return List.of();
        }
    }

    /**
     * What hangs on the target's tables.
     *
     * @param tables how each is published, by the source's names
     */
    public List<CheckLine> targetDependants(Map<String, Publication> tables) {
        ClusterConfig target = config.target();
        Map<String, Publication> named = new TreeMap<>();
        tables.forEach((table, publication) -> named.put(config.selection().targetName(table), publication));
        FrontEnds frontEnds = clusters.open(ClusterSide.TARGET, target);
        TableCatalog catalog =
                new TableCatalog(target.database(), frontEnds, ClusterConnections.capabilities(frontEnds, target));
        // On what the target has not yet, nothing hangs.
        named.keySet().retainAll(clusters.hasTargetDatabase() ? catalog.tables() : List.of());
        HangingObjects.Found found = new HangingObjects(frontEnds, catalog).on(named);
        return DependantCheck.of(named, found.hanging(), found.unread());
    }

    /** What is thought of what the account that works at the source may do. */
    public List<CheckLine> sourcePrivileges() {
        List<String> tables = TableSelection.of(config.selection().tableNames()).named();
        return privileges(
                ClusterSide.SOURCE,
                config.source(),
                account -> PrivilegeCheck.source(account, config.source().database(), tables));
    }

    /** The same of the target's. */
    public List<CheckLine> targetPrivileges() {
        List<String> tables = TableSelection.of(config.selection().tableNames()).named().stream()
                .map(config.selection()::targetName)
                .toList();
        return privileges(
                ClusterSide.TARGET,
                config.target(),
                account -> PrivilegeCheck.target(account, config.target().database(), tables));
    }

    private List<CheckLine> privileges(
            ClusterSide side, ClusterConfig cluster, Function<Account, List<CheckLine>> judged) {
        try {
            return judged.apply(asked(
                    side,
                    cluster,
                    frontEnds -> new AccountGrants(frontEnds::query)
                            .read(cluster.login().user())));
        } catch (ClusterException refused) {
            if (refused.isTransient()) {
                throw refused;
            }
            return List.of(PrivilegeCheck.unknown(side.toString(), String.valueOf(refused.getMessage())));
        } catch (IllegalArgumentException strange) {
            return List.of(PrivilegeCheck.unknown(side.toString(), String.valueOf(strange.getMessage())));
        }
    }

    private <T> T asked(ClusterSide side, ClusterConfig cluster, Function<FrontEnds, T> question) {
        return question.apply(clusters.open(side, cluster));
    }

    /**
     * A table of this name in the target's database, to see whether it can load.
     *
     * @param name what nothing else is called
     */
    public LoadCanary loadCanary(String name) {
        ClusterConfig target = config.target();
        FrontEnds frontEnds = clusters.open(ClusterSide.TARGET, target);
        return new JdbcLoadCanary(
                new TableName(target.database(), name),
                frontEnds,
                ClusterConnections.capabilities(frontEnds, target),
                StorageReach.of(config.targetStorage(), target));
    }
}
