package io.starmigrate.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.core.storage.StorageUri;
import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.SourceCluster;
import io.starmigrate.worker.starrocks.SourceCluster.ExportStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a look at exports costs the source. */
class ExportQuestionsTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final int OTHERS = 1_000;

    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path directory;

    private ClusterPair start(String version) throws Exception {
        Personality personality = Personality.of(version, RunMode.SHARED_NOTHING);
        StandIn source =
                StandIn.start(Files.createDirectory(directory.resolve("source")), personality, statements::add, NEVER);
        ClusterPair pair = new ClusterPair(source, ClusterPair.start(directory, personality));
        source.execute(List.of("CREATE TABLE shop.t (k int) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
                + " PROPERTIES(\"replication_num\"=\"1\")"));
        return pair;
    }

    private static String export(String folder) {
        return "EXPORT TABLE shop.t TO \"s3a://bucket/" + folder + "/\" WITH BROKER"
                + " (\"aws.s3.access_key\"=\"a\", \"aws.s3.secret_key\"=\"b\","
                + " \"aws.s3.endpoint\"=\"http://127.0.0.1:1\", \"aws.s3.region\"=\"us-east-1\")";
    }

    private static StorageUri folder(String name) {
        return StorageUri.parse("s3://bucket/" + name + "/");
    }

    private static List<List<String>> rows(StandIn source, String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = source.connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            while (answer.next()) {
                rows.add(List.of(answer.getString("JobId"), answer.getString("QueryId")));
            }
        }
        return rows;
    }

    private static void endAll(StandIn source) throws SQLException {
        source.execute(rows(source, "SHOW EXPORT FROM shop WHERE STATE = \"PENDING\"").stream()
                .map(row -> "CANCEL EXPORT FROM shop WHERE QUERYID = \"" + row.get(1) + "\"")
                .toList());
    }

    /** How many rows the source has told. */
    private int told(StandIn source) throws SQLException {
        int rows = 0;
        for (String question : questions()) {
            rows += rows(source, question).size();
        }
        return rows;
    }

    private List<String> questions() {
        return List.copyOf(statements).stream()
                .filter(sql -> sql.startsWith("SHOW EXPORT"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5.22", "3.3.14"})
    void whatOthersHaveExportedInDaysIsNotAskedFor(String version) throws Exception {
        try (ClusterPair pair = start(version);
                SourceCluster from = pair.clusters.source()) {
            List<String> others = new ArrayList<>();
            for (int i = 0; i < OTHERS; i++) {
                others.add(export("others/" + i));
            }
            pair.source.execute(others);
            endAll(pair.source);
            pair.source.execute(List.of(export("a"), export("b")));
            Set<StorageUri> ours = Set.of(folder("a"), folder("b"));

            statements.clear();
            assertThat(from.exports(ours)).extracting(ExportStatus::state).containsOnly(ClusterJobState.RUNNING);
            assertThat(questions()).hasSize(2);
            assertThat(told(pair.source)).isEqualTo(2);

            endAll(pair.source);
            statements.clear();
            await(from, ours);
            assertThat(questions())
                    .filteredOn(sql -> sql.contains("WHERE ID = "))
                    .hasSize(2);
            assertThat(questions()).allMatch(sql -> sql.contains(" WHERE "));
            assertThat(told(pair.source)).isEqualTo(2);

            statements.clear();
            assertThat(from.exports(ours)).hasSize(2);
            assertThat(questions()).as("how they ended is known").isEmpty();
        }
    }

    private static void await(SourceCluster from, Set<StorageUri> ours) {
        Awaitility.await()
                .until(() ->
                        from.exports(ours).stream().allMatch(status -> status.state() == ClusterJobState.CANCELLED));
    }

    @Test
    void oneThatTheSourceDoesNotKnowIsLookedForAmongAll() throws Exception {
        try (ClusterPair pair = start("3.3.14");
                SourceCluster from = pair.clusters.source()) {
            pair.source.execute(List.of(export("a")));

            statements.clear();
            assertThat(from.exports(Set.of(folder("lost")))).isEmpty();
            assertThat(questions()).last().satisfies(sql -> assertThat(sql).doesNotContain("WHERE", "LIMIT"));
        }
    }
}
