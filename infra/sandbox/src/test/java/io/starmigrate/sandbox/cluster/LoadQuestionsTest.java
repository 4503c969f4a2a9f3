package io.starmigrate.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.starmigrate.standin.Personality;
import io.starmigrate.standin.RunMode;
import io.starmigrate.standin.cluster.StandIn;
import io.starmigrate.worker.starrocks.ClusterJobState;
import io.starmigrate.worker.starrocks.TargetCluster;
import io.starmigrate.worker.starrocks.TargetCluster.LoadStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a look at loads costs the target. */
class LoadQuestionsTest {
    private static final Duration NEVER = Duration.ofHours(1);

    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path directory;

    private ClusterPair pair;

    @BeforeEach
    void start() throws Exception {
        Personality personality = Personality.of("3.3.14", RunMode.SHARED_NOTHING);
        StandIn target =
                StandIn.start(Files.createDirectory(directory.resolve("target")), personality, statements::add, NEVER);
        pair = new ClusterPair(ClusterPair.start(directory, personality), target);
        pair.target.execute(List.of("CREATE TABLE shop.t (k int) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
                + " PROPERTIES(\"replication_num\"=\"1\")"));
        for (String label : labels(10)) {
            load(label);
        }
    }

    private void load(String label) throws SQLException {
        pair.target.execute(List.of("LOAD LABEL shop." + label + " (DATA INFILE(\"s3a://b/in/a.csv\") INTO TABLE t (k))"
                + " WITH BROKER (\"aws.s3.access_key\"=\"a\", \"aws.s3.secret_key\"=\"b\","
                + " \"aws.s3.endpoint\"=\"http://127.0.0.1:1\", \"aws.s3.region\"=\"us-east-1\")"));
    }

    private static List<String> labels(int count) {
        return IntStream.range(0, count).mapToObj(i -> "label" + i).toList();
    }

    @AfterEach
    void stop() {
        pair.close();
    }

    private Map<String, LoadStatus> asked(List<String> labels) {
        try (TargetCluster to = pair.clusters.target()) {
            statements.clear();
            return to.loads(labels);
        }
    }

    private List<String> questions() {
        return statements.stream().filter(sql -> sql.startsWith("SHOW LOAD")).toList();
    }

    @Test
    void loadsThatGoOnAreAskedForTogether() {
        Map<String, LoadStatus> told = asked(labels(10));

        assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(labels(10));
        assertThat(told.values()).extracting(LoadStatus::state).containsOnly(ClusterJobState.RUNNING);
        assertThat(questions()).hasSize(2).noneMatch(sql -> sql.contains("LABEL"));
    }

    @Test
    void whatHasEndedOrIsNotKnownIsAskedForByItsLabel() throws SQLException {
        pair.target.execute(List.of(
                "CANCEL LOAD FROM shop WHERE LABEL = \"label3\"", "CANCEL LOAD FROM shop WHERE LABEL = \"label4\""));
        load("label4");

        Map<String, LoadStatus> told = asked(List.of("label1", "label2", "label3", "label4", "unknown"));

        assertThat(told.keySet()).containsExactlyInAnyOrder("label1", "label2", "label3", "label4");
        assertThat(told.get("label3").state()).isEqualTo(ClusterJobState.CANCELLED);
        assertThat(told.get("label4").state()).as("of two the newer").isEqualTo(ClusterJobState.RUNNING);
        assertThat(questions())
                .hasSize(4)
                .filteredOn(sql -> sql.contains("LABEL"))
                .hasSize(2);
    }
}
