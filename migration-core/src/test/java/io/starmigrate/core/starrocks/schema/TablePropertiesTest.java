package io.starmigrate.core.starrocks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.starrocks.ddl.TableDdl;
import io.starmigrate.core.starrocks.schema.RewriteSettings.Pausing;
import io.starmigrate.core.starrocks.sql.Sql;
import io.starmigrate.core.starrocks.version.RunMode;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablePropertiesTest extends RewriterBench {
    private static final ClusterProfile SD33 = cluster("3.3.5", RunMode.SHARED_DATA);

    @Test
    void aSharedDataTableLosesWhatSharedNothingHasNotAndEachLineIsNoted() {
        Rewritten<TableDdl> rewritten = rewrite(SD31, SN33, recorded("3.1-shared_data", "SHOW CREATE TABLE rec.agg"));

        assertThat(rewritten.definition().name().sql()).isEqualTo("`market`.`agg`");
        assertThat(rewritten.definition().properties()).isEqualTo(Map.of("compression", "LZ4"));
        assertThat(rewritten.notes())
                .extracting(Note::clause)
                .containsExactly(
                        "COMMENT",
                        "property replication_num",
                        "property datacache.enable",
                        "property storage_volume",
                        "property enable_async_write_back",
                        "property enable_persistent_index");
        assertThat(rewritten.refusals()).isEmpty();
    }

    @Test
    void whatDropsOrMakesPartitionsIsPausedAndSetBackByDeferredStatements() {
        Rewritten<TableDdl> dynamic = rewrite(SD31, SD33, recorded("3.1-shared_data", "SHOW CREATE TABLE rec.dyn"));
        assertThat(dynamic.definition().properties()).containsEntry("dynamic_partition.enable", "false");
        assertThat(dynamic.deferred())
                .extracting(Sql::text)
                .containsExactly("ALTER TABLE `market`.`dyn` SET (\"dynamic_partition.enable\" = \"true\")");

        String ttl = recorded("3.1-shared_data", "SHOW CREATE TABLE rec.ttl");
        assertThat(rewrite(SD31, SD33, ttl).definition().properties()).doesNotContainKey("partition_live_number");
        assertThat(rewrite(SD31, SD33, ttl).deferred())
                .extracting(Sql::text)
                .containsExactly("ALTER TABLE `market`.`ttl` SET (\"partition_live_number\" = \"30\")");
        Rewritten<TableDdl> running = new SchemaRewriter(SD31, SD33, SETTINGS.with(Pausing.RUNNING)).table(ttl);
        assertThat(running.definition().properties()).containsEntry("partition_live_number", "30");
        assertThat(running.deferred()).isEmpty();
    }

    @Test
    void replicasFollowTheBackendsAndTheOperator() {
        String ddl = table(
                "`k` int(11) NULL COMMENT \"\"",
                "DUPLICATE KEY(`k`)\nDISTRIBUTED BY HASH(`k`) BUCKETS 1 \nPROPERTIES (\"replication_num\" = \"3\")");
        SchemaRewriter few = new SchemaRewriter(SN33, SN33, SETTINGS.withBackends(2));
        SchemaRewriter asked =
                new SchemaRewriter(SD31, SN33, SETTINGS.withBackends(3).withReplicas(1));
        SchemaRewriter lone = new SchemaRewriter(SD31, SN33, SETTINGS.withBackends(1));

        assertThat(few.table(ddl).definition().properties()).containsEntry("replication_num", "2");
        assertThat(asked.table(ddl).definition().properties()).containsEntry("replication_num", "1");
        assertThat(lone.table(ddl).notes().toString()).contains("dropped", "added property replication_num = 1");
    }

    @Test
    void storageVolumesAreNamedByTheOperatorOrLeftToTheTarget() {
        String ddl = recorded("3.1-shared_data", "SHOW CREATE TABLE rec.uniq");

        assertThat(rewrite(SD31, SD33, ddl).definition().properties()).doesNotContainKey("storage_volume");
        assertThat(new SchemaRewriter(SD31, SD33, SETTINGS.withStorageVolume("v2"))
                        .table(ddl)
                        .definition()
                        .properties())
                .containsEntry("storage_volume", "v2");
    }

    @Test
    void unknownPropertiesAreKeptForATargetThatUnderstandsTheSourceAndDroppedForAllOthers() {
        String ddl = table(
                "`k` int(11) NULL", "DUPLICATE KEY(`k`)\nPROPERTIES ('new_one' = '1', \"in_memory\" = \"false\")");

        assertThat(rewrite(SN33, cluster("3.5.0", RunMode.SHARED_NOTHING), ddl)
                        .definition()
                        .properties())
                .isEqualTo(Map.of("new_one", "1"));
        assertThat(rewrite(SN33, cluster("3.2.0", RunMode.SHARED_NOTHING), ddl)
                        .definition()
                        .properties())
                .isEmpty();
        assertThat(rewrite(SN33, SD33, ddl).definition().properties()).isEmpty();
        assertThat(new SchemaRewriter(SN33, SN33, SETTINGS.without(Set.of("new_one")))
                        .table(ddl)
                        .definition()
                        .properties())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-01-01 00:00:00", "2023-01-01 00:00:00.123", "2023-01-01", "2023-1-1 0:0:0"})
    void aTimeThatIsOverIsLeftOutAndSaid(String time) {
        String over = table("`k` int(11) NOT NULL", "DUPLICATE KEY(`k`)")
                + "\nPROPERTIES (\"storage_cooldown_time\" = \"" + time + "\")";
        SchemaRewriter rewriter =
                new SchemaRewriter(SN33, SN33, SETTINGS.at(LocalDateTime.parse("2026-11-28T12:00:00")));

        assertThat(rewriter.table(over).definition().properties()).doesNotContainKey("storage_cooldown_time");
        assertThat(rewriter.table(over).notes())
                .anySatisfy(note -> assertThat(note.toString()).contains("storage_cooldown_time", "it is over"));
        assertThat(rewriter.table(over.replace("2023", "9999")).definition().properties())
                .containsEntry("storage_cooldown_time", time.replace("2023", "9999"));
    }
}
