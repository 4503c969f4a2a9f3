package io.starmigrate.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.starmigrate.core.config.ConfigLoader;
import io.starmigrate.core.config.Need;
import io.starmigrate.core.starrocks.statement.Publication;
import io.starmigrate.core.task.JobId;
import io.starmigrate.core.task.Staging;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.SqlError;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.standin.session.StatementLog;
import io.starmigrate.worker.outage.Outages;
import io.starmigrate.worker.starrocks.ClusterException;
import io.starmigrate.worker.starrocks.StagingName;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.Intent;
import io.starmigrate.worker.starrocks.TargetCluster.Place;
import io.starmigrate.worker.starrocks.clusters.ClusterConnections;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rollups that a swap has taken away are there again, whatever happens to the statements that make them. */
class RollupsAfterSwapTest {
    private static final StagingName NAME = new StagingName(new JobId("abcdefghij"), 1, 1, 1);
    private static final Place PLACE = new Place("ru", "ru");
    private static final String DROP = "ALTER TABLE `market`.`ru__mig_abcdefghij_g1_p1_t2` DROP ROLLUP";
    private static final String ADD = "ALTER TABLE `market`.`ru` ADD ROLLUP";

    private StandIn target;
    private ClusterConnections clusters;
    private TargetCluster cluster;
    private Staging staging;

    @BeforeEach
    void swap(@TempDir Path directory) throws SQLException {
        target = StandIn.start(directory, Personality.of("3.3.14", RunMode.SHARED_NOTHING), StatementLog.NONE);
        target.execute(List.of(
                "CREATE DATABASE market",
                "CREATE TABLE market.ru (id bigint NOT NULL, city varchar(20), v bigint) DUPLICATE KEY(id)"
                        + " DISTRIBUTED BY HASH(id) BUCKETS 2 PROPERTIES(\"replication_num\"=\"1\")",
                "ALTER TABLE market.ru ADD ROLLUP by_city (city, v)",
                "ALTER TABLE market.ru ADD ROLLUP `by v` (v)"));
        Map<String, String> keys = new HashMap<>(Map.of("JOB_NAME", "job", "PUBLISH", "swap"));
        keys.putAll(target.configuration("SOURCE", "shop"));
        keys.putAll(target.configuration("TARGET", "market"));
        keys.put("STORAGES", "s3://files/migration/");
        keys.put("AWS_REGION", "us-east-1");
        clusters = new ClusterConnections(
                ConfigLoader.parse("keys", "", keys, Set.of(Need.SOURCE_CLUSTER, Need.TARGET_CLUSTER))
                        .config(),
                new Outages(InstantSource.system()));
        cluster = clusters.target();
        staging = cluster.open(PLACE, NAME, "", Intent.NEW);
        cluster.publish(PLACE, staging, 2);
    }

    @AfterEach
    void stop() {
        cluster.close();
        clusters.close();
        target.close();
    }

    private List<String> rollups() throws SQLException {
        return rollups("ru");
    }

    private List<String> rollups(String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("DESC market." + table + " ALL")) {
            while (rows.next()) {
                String name = String.valueOf(rows.getString("IndexName"));
                if (name.startsWith("by")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    @Test
    void whatWasAlteredSinceStagingWasMadeIsNotUndoneByTheSwap() throws SQLException {
        Staging again = cluster.open(PLACE, new StagingName(new JobId("abcdefghij"), 2, 1, 1), "", Intent.NEW);
        target.execute(List.of("ALTER TABLE market.ru ADD COLUMN added int NULL"));

        assertThatThrownBy(() -> cluster.publish(PLACE, again, 3))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("its columns were altered since its staging")
                .hasMessageContaining("the table has added INT, staging none")
                .hasMessageContaining("migrate retry");

        assertThat(cluster.columns("ru")).contains("added");
    }

    @Test
    void whatReadsTheTableFromAnotherDatabaseIsActiveAgainAndNothingElseIs() throws SQLException {
        String refreshed =
                " REFRESH ASYNC EVERY(INTERVAL 1 DAY) PROPERTIES(\"replication_num\"=\"1\") AS SELECT id, v FROM ";
        target.execute(List.of(
                "CREATE DATABASE report",
                "CREATE TABLE report.ru_old (id bigint NOT NULL, v bigint) DUPLICATE KEY(id) DISTRIBUTED BY HASH(id)"
                        + " BUCKETS 1 PROPERTIES(\"replication_num\"=\"1\")",
                "CREATE MATERIALIZED VIEW report.reads DISTRIBUTED BY HASH(id)" + refreshed + "market.ru",
                "CREATE MATERIALIZED VIEW report.other DISTRIBUTED BY HASH(id)" + refreshed + "report.ru_old",
                "ALTER MATERIALIZED VIEW report.other INACTIVE"));
        assertThat(cluster.dependants(PLACE).toString())
                .contains("report.reads")
                .doesNotContain("report.other");
        Staging again = cluster.open(PLACE, new StagingName(new JobId("abcdefghij"), 2, 1, 1), "", Intent.NEW);
        cluster.publish(PLACE, again, 3);
        assertThat(active("reads")).isEqualTo("false");

        String activation = "ALTER MATERIALIZED VIEW `report`.`reads` ACTIVE";
        target.statementFaults().refuseNext(activation, new SqlError(5203, "42000", "Access denied; you need ALTER"));
        assertThat(cluster.bringBack(PLACE, again)).singleElement().asString().contains(activation, "you need ALTER");
        assertThat(cluster.bringBack(PLACE, again)).isEmpty();

        assertThat(active("reads")).isEqualTo("true");
        assertThat(active("other")).isEqualTo("false");
    }

    @Test
    void whatHangsOnTheTablesIsToldBeforeAnythingIsPublishedThere() throws SQLException {
        String refreshed = " PROPERTIES(\"replication_num\"=\"1\") AS SELECT id, v FROM ";
        String manual = " DISTRIBUTED BY HASH(id) REFRESH MANUAL" + refreshed;
        target.execute(List.of(
                "ALTER TABLE market.ru ADD ROLLUP by_id (id, v)",
                "CREATE DATABASE report",
                "CREATE TABLE market.days (id bigint NOT NULL, v bigint) DUPLICATE KEY(id) PARTITION BY RANGE(id)"
                        + " (PARTITION p1 VALUES [(\"1\"), (\"9\"))) DISTRIBUTED BY HASH(id) BUCKETS 1"
                        + " PROPERTIES(\"replication_num\"=\"1\")",
                "CREATE VIEW report.shown AS SELECT id FROM market.days",
                "CREATE MATERIALIZED VIEW report.by_hand" + manual + "market.days",
                "CREATE MATERIALIZED VIEW market.own" + manual + "market.days",
                "CREATE MATERIALIZED VIEW report.reads DISTRIBUTED BY HASH(id) REFRESH ASYNC EVERY(INTERVAL 1 DAY)"
                        + refreshed + "market.ru"));

        List<String> lines = clusters
                .checked()
                .targetDependants(Map.of("ru", Publication.SWAP, "days", Publication.REPLACE_PARTITION))
                .stream()
                .map(line -> line.verdict() + " " + line.subject() + ": " + line.found())
                .toList();

        assertThat(lines)
                .anyMatch(line -> line.startsWith("OK rollups at the target: by_id of ru: "))
                .anyMatch(line -> line.startsWith("WARNING materialized views at the target: report.reads: each swap"))
                .anyMatch(line -> line.startsWith("WARNING materialized views at the target: report.by_hand: show"))
                .anyMatch(line -> line.startsWith("OK materialized views at the target: own: show"))
                .anyMatch(line -> line.startsWith("OK views at the target: report.shown: "));
    }

    private String active(String view) throws SQLException {
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW MATERIALIZED VIEWS FROM report")) {
            while (rows.next()) {
                if (view.equals(rows.getString("name"))) {
                    return String.valueOf(rows.getString("is_active"));
                }
            }
        }
        return "gone";
    }

    @Test
    void theSwapTakesThemAway() throws SQLException {
        assertThat(rollups()).isEmpty();

        assertThat(cluster.bringBack(PLACE, staging)).isEmpty();

        assertThat(rollups()).containsExactlyInAnyOrder("by_city", "by v");
        assertThat(cluster.bringBack(PLACE, staging)).isEmpty();
    }

    @Test
    void oneWhoseDropWasNotAnsweredIsMadeAgain() throws SQLException {
        target.statementFaults().loseReplyTo(DROP);

        assertThat(cluster.bringBack(PLACE, staging)).isEmpty();

        assertThat(rollups()).containsExactlyInAnyOrder("by_city", "by v");
    }

    @Test
    void oneWhoseDropNeverCameIsThereToBeTriedAgain() throws SQLException {
        target.statementFaults().refuseNext(DROP, new SqlError(2013, "08S01", "Lost connection"));

        assertThatThrownBy(() -> cluster.bringBack(PLACE, staging)).isInstanceOf(ClusterException.class);

        assertThat(cluster.bringBack(PLACE, staging)).isEmpty();
        assertThat(rollups()).containsExactlyInAnyOrder("by_city", "by v");
    }

    @Test
    void oneWhoseMakingWasNotAnsweredIsNotLeftToBeDoneByHand() throws SQLException {
        target.statementFaults().loseReplyTo(ADD);

        assertThat(cluster.bringBack(PLACE, staging)).isEmpty();

        assertThat(rollups()).containsExactlyInAnyOrder("by_city", "by v");
    }

    @Test
    void aTableBuildsOneAfterAnother() throws SQLException {
        target.buildRollupsSlowly();

        assertThatThrownBy(() -> cluster.bringBack(PLACE, staging))
                .hasMessageContaining("is being built")
                .matches(waits -> ((ClusterException) waits).isTransient());
        assertThatThrownBy(() -> cluster.bringBack(PLACE, staging)).hasMessageContaining("is being built");
        target.finishRollups();

        assertThat(cluster.bringBack(PLACE, staging)).isEmpty();
        assertThat(rollups()).containsExactlyInAnyOrder("by_city", "by v");
    }

    @Test
    void oneThatIsBeingBuiltWhenItsMakingWasNotAnsweredIsKnown() {
        target.buildRollupsSlowly();
        target.statementFaults().loseReplyTo(ADD);

        assertThatThrownBy(() -> cluster.bringBack(PLACE, staging)).hasMessageContaining("is being built");
    }

    @Test
    void whatIsLeftToBeDoneByHandIsToldWhateverComesAfterIt() throws SQLException {
        List<String> gone = rollups("ru__mig_abcdefghij_g1_p1_t2");
        target.statementFaults().refuse(ADD, SqlError.analyzing("no such thing"));
        target.statementFaults()
                .refuseNext(DROP + " `" + gone.get(1) + "`", new SqlError(2013, "08S01", "Lost connection"));

        assertThat(cluster.bringBack(PLACE, staging))
                .hasSize(2)
                .anySatisfy(what ->
                        assertThat(what).contains("make again", "ADD ROLLUP `" + gone.get(0) + "`", "no such thing"))
                .anySatisfy(what -> assertThat(what)
                        .contains("make again", "ADD ROLLUP `" + gone.get(1) + "`", "connection was lost"));
    }
}
