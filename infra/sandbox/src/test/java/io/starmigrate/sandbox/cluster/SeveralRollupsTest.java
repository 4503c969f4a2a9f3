package io.starmigrate.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.MigrationConfig;
import io.starmigrate.core.config.Need;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.standin.session.StatementLog;
import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.api.SchemaStep.Outcome;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.schema.SchemaMigration;
import io.starmigrate.worker.starrocks.SchemaCatalog;
import io.starmigrate.worker.starrocks.SchemaTarget;
import io.starmigrate.worker.starrocks.clusters.Clusters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table takes no rollup while it builds another: {@code schema} waits, and makes all of them. */
class SeveralRollupsTest {
    @TempDir
    private Path directory;

    private StandIn start(String name) throws IOException {
        return StandIn.start(
                Files.createDirectory(directory.resolve(name)),
                Personality.of("3.3.14", RunMode.SHARED_NOTHING),
                StatementLog.NONE);
    }

    @Test
    void theSecondRollupIsMadeOnceTheFirstIsBuilt() throws Exception {
        try (StandIn source = start("source");
                StandIn target = start("target")) {
            source.execute(List.of(
                    "CREATE DATABASE shop",
                    "USE shop",
                    "CREATE TABLE ru (id bigint NOT NULL, city varchar(20), v bigint) DUPLICATE KEY(id)"
                            + " DISTRIBUTED BY HASH(id) BUCKETS 2 PROPERTIES(\"replication_num\"=\"1\")",
                    "ALTER TABLE ru ADD ROLLUP by_city (city, v)",
                    "CREATE MATERIALIZED VIEW ru_sums AS SELECT city, sum(v) AS v FROM ru GROUP BY city"));
            target.buildRollupsSlowly();
            Map<String, String> keys = new HashMap<>(Map.of("JOB_NAME", "job"));
            keys.putAll(source.configuration("SOURCE", "shop"));
            keys.putAll(target.configuration("TARGET", "market"));
            MigrationConfig config = ConfigLoader.parse(
                            "keys", "", keys, Set.of(Need.SOURCE_CLUSTER, Need.TARGET_CLUSTER))
                    .config();
            Clusters clusters = new Clusters(config, new Outages(InstantSource.system()));
            try (SchemaCatalog from = clusters.sourceSchema();
                    SchemaTarget to = clusters.targetSchema()) {
                SchemaReport made = new SchemaMigration(
                                from, to, config.selection(), List.of(), names -> {}, InstantSource.system())
                        .waiting((done, most) -> {
                            if (done.getAsBoolean()) {
                                return true;
                            }
                            target.finishRollups();
                            return done.getAsBoolean();
                        })
                        .migrate(SchemaRequest.of(Goal.CREATE, Effect.APPLY), line -> {});

                assertThat(made.steps())
                        .filteredOn(step -> step.outcome() == Outcome.DONE)
                        .extracting(SchemaStep::object)
                        .containsExactlyInAnyOrder("market", "ru", "ru.by_city", "ru.ru_sums");
                assertThat(to.rollups("ru"))
                        .extracting(SchemaCatalog.Rollup::name)
                        .containsExactlyInAnyOrder("by_city", "ru_sums");
            }
        }
    }
}
