package io.starmigrate.core.starrocks.schema;

import io.starmigrate.core.starrocks.RecordedAnswers;
import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;

/** Rewrites definitions between clusters of several versions and modes. */
abstract class RewriterBench {
    static final RewriteSettings SETTINGS = RewriteSettings.of(Renames.database("rec", "market"));
    static final ClusterProfile SD31 = cluster("3.1.11", RunMode.SHARED_DATA);
    static final ClusterProfile SN33 = cluster("3.3.5", RunMode.SHARED_NOTHING);

    static ClusterProfile cluster(String version, RunMode mode) {
        return new ClusterProfile(Capabilities.of(version), mode);
    }

    static String recorded(String cluster, String statement) {
        return RecordedAnswers.to(statement::equals)
                .filter(answer -> answer.cluster().equals(cluster))
                .findFirst()
                .orElseThrow()
                .rows()
                .get(0)
                .require("Create Table", "Create Materialized View", "Create View");
    }

    static String table(String columns, String rest) {
        return "CREATE TABLE `t` (\n  " + columns + "\n) ENGINE=OLAP \n" + rest;
    }

    static Rewritten<TableDdl> rewrite(ClusterProfile from, ClusterProfile to, String ddl) {
        return new SchemaRewriter(from, to, SETTINGS).table(ddl);
    }
}
