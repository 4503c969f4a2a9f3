package io.starmigrate.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.worker.api.Operations.Effect;
import io.starmigrate.worker.api.SchemaReport;
import io.starmigrate.worker.api.SchemaRequest;
import io.starmigrate.worker.api.SchemaRequest.Goal;
import io.starmigrate.worker.api.SchemaStep;
import io.starmigrate.worker.api.SchemaStep.Standing;
import io.starmigrate.worker.starrocks.SchemaCatalog;
import io.starmigrate.worker.starrocks.SourceCluster;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table takes no rollup while it builds another: {@code schema} waits, and makes all of them. */
class SeveralRollupsTest {
    @TempDir
    private Path directory;

    @Test
    void theSecondRollupIsMadeOnceTheFirstIsBuilt() throws Exception {
        try (SchemaPair pair = SchemaPair.start(directory, "3.3.14", "3.3.14")) {
            pair.source.execute(List.of(
                    "CREATE DATABASE shop",
                    "USE shop",
                    "CREATE TABLE ru (id bigint NOT NULL, city varchar(20), v bigint) DUPLICATE KEY(id)"
                            + " DISTRIBUTED BY HASH(id) BUCKETS 2 PROPERTIES(\"replication_num\"=\"1\")",
                    "ALTER TABLE ru ADD ROLLUP by_city (city, v)",
                    "CREATE MATERIALIZED VIEW ru_sums AS SELECT city, sum(v) AS v FROM ru GROUP BY city"));
            pair.target.buildRollupsSlowly();
            // No list of tables has the view, and it comes with its table: its name is one that can be chosen.
            pair.choosing("ru,ru_sums").schema((migration, to) -> {
                SchemaReport made = migration
                        .waiting((done, most) -> {
                            if (done.getAsBoolean()) {
                                return true;
                            }
                            pair.target.finishRollups();
                            return done.getAsBoolean();
                        })
                        .migrate(SchemaRequest.of(Goal.CREATE, Effect.APPLY), line -> {});

                assertThat(made.steps())
                        .filteredOn(step -> step.standing() == Standing.DONE)
                        .extracting(SchemaStep::object)
                        .containsExactlyInAnyOrder("market", "ru", "ru.by_city", "ru.ru_sums");
                assertThat(to.rollups("ru"))
                        .extracting(SchemaCatalog.Rollup::name)
                        .containsExactlyInAnyOrder("by_city", "ru_sums");
            });
            try (SourceCluster rows = pair.clusters().source()) {
                assertThat(rows.views()).containsExactly("ru_sums");
            }
        }
    }
}
