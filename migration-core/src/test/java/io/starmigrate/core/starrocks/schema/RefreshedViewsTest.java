package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.ddl.ViewDdl;
import io.starmigrate.core.starrocks.schema.Note.Action;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.version.Capabilities;
import io.starmigrate.core.starrocks.version.RunMode;
import org.junit.jupiter.api.Test;

/** Properties that front ends take for a materialized view only while it is refreshed by itself. */
class RefreshedViewsTest {
    private static final ClusterProfile CLUSTER = new ClusterProfile(Capabilities.of("3.3.15"), RunMode.SHARED_NOTHING);
    private static final RewriteSettings SETTINGS = RewriteSettings.of(Renames.database("shop", "market"));

    @Test
    void theyAreSetOnceTheViewIsRefreshedAgain() {
        Rewritten<ViewDdl> moved = moved("ASYNC EVERY(INTERVAL 1 HOUR)", SETTINGS);

        assertThat(moved.definition().sql())
                .contains("REFRESH DEFERRED MANUAL", "partition_refresh_number")
                .doesNotContain("excluded_trigger_tables", "auto_refresh_partitions_limit");
        assertThat(moved.deferred())
                .extracting(Sql::text)
                .containsExactly(
                        "ALTER MATERIALIZED VIEW `market`.`v` REFRESH ASYNC EVERY(INTERVAL 1 HOUR)",
                        "REFRESH MATERIALIZED VIEW `market`.`v`",
                        "ALTER MATERIALIZED VIEW `market`.`v` SET (\"excluded_trigger_tables\" = \"market.t\")",
                        "ALTER MATERIALIZED VIEW `market`.`v` SET (\"auto_refresh_partitions_limit\" = \"2\")");
    }

    @Test
    void theyAreStatedWhereNothingIsPaused() {
        Rewritten<ViewDdl> moved = moved("ASYNC", SETTINGS.with(RewriteSettings.Pausing.RUNNING));

        assertThat(moved.definition().sql())
                .contains("REFRESH ASYNC", "\"excluded_trigger_tables\" = \"market.t\"", "\"2\"");
    }

    @Test
    void aViewThatWasAlteredToARefreshByHandIsMadeWithoutThem() {
        Rewritten<ViewDdl> moved = moved("MANUAL", SETTINGS.with(RewriteSettings.Pausing.RUNNING));

        assertThat(moved.definition().options().properties()).containsOnlyKeys("partition_refresh_number");
        assertThat(moved.notes())
                .filteredOn(note -> note.action() == Action.DROPPED)
                .extracting(Note::clause)
                .containsExactly("property excluded_trigger_tables", "property auto_refresh_partitions_limit");
    }

    /** The word for a view that its table keeps up is in no grammar. */
    @Test
    void aSynchronousViewIsMadeWithoutTheWord() {
        ViewDdl view = ViewDdl.read("CREATE MATERIALIZED VIEW `v` \nREFRESH SYNC\nAS SELECT `t`.`k` FROM `shop`.`t`");

        assertThat(new SchemaRewriter(CLUSTER, CLUSTER, SETTINGS)
                        .view(view)
                        .definition()
                        .sql())
                .doesNotContain("SYNC");
    }

    private static Rewritten<ViewDdl> moved(String refresh, RewriteSettings settings) {
        return new SchemaRewriter(CLUSTER, CLUSTER, settings)
                .view("CREATE MATERIALIZED VIEW `v` (`k`)\nDISTRIBUTED BY RANDOM\nREFRESH " + refresh
                        + "\nPROPERTIES (\n\"excluded_trigger_tables\" = \"shop.t\",\n"
                        + "\"auto_refresh_partitions_limit\" = \"2\",\n\"partition_refresh_number\" = \"1\"\n)\n"
                        + "AS SELECT `t`.`k` FROM `shop`.`t`;");
    }
}
